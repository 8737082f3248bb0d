import { setTimeout as pause } from 'node:timers/promises';
import { answerQuestion, type Desk } from '../answer-question.js';
import { describeVisit } from './describe-visit.js';
import { paceOf } from './pace.js';
import { planVisits } from './plan-visits.js';
import { type Progress, readProgress, writeProgress } from './progress.js';
import type { Questions } from './read-questions.js';

const CHUNK = 100;
const RETRY_PAUSE_MS = 2000;

export interface VisitorOptions {
  readonly desk: Desk;
  readonly questions: Questions;
  readonly progressFile: string;
  readonly log: (line: string) => void;
}

/** Asks what the past asked, in the order of its times, then one question after another as time goes on. Never ends. */
export async function visitDesk(options: VisitorOptions): Promise<never> {
  const { desk, questions, progressFile, log } = options;
  const indexVersion = () => desk.currentIndex().version;
  let progress = readProgress(progressFile, { anchor: Date.now(), next: 0, firstIndex: indexVersion() });
  const note = (change: Partial<Progress>) =>
    writeProgress(progressFile, (progress = { ...progress, ...change }));
  const { anchor } = progress;
  const past = planVisits(anchor);
  // The question that an earlier run may have asked without noting it keeps its number and its time.
  if (progress.next >= past.length) note({ next: progress.next + 1 });
  else log(`asking ${past.length} questions of the past`);
  while (progress.next < past.length) {
    const from = progress.next;
    const chunk = past.slice(from, from + CHUNK);
    await deliver(options, async () => {
      for (const [at, planned] of chunk.entries()) {
        const { asked, place } = describeVisit(questions, { index: from + at, anchor, planned });
        await answerQuestion(desk, asked, place);
      }
    });
    note({ next: from + chunk.length });
    if (progress.next === past.length) log('the past is told; live now');
  }
  for (;;) {
    const { next, firstIndex } = progress;
    if (progress.repairedAt === undefined && indexVersion() !== firstIndex) note({ repairedAt: next });
    const { repairedAt } = progress;
    const pace = paceOf(next - past.length, repairedAt === undefined ? undefined : next - repairedAt);
    const planned = { time: Date.now(), missing: pace.missing };
    const visit = describeVisit(questions, { index: next, anchor, planned });
    const index = desk.currentIndex();
    // Told when it is answered: nothing that is shown lies in the future.
    await pause(visit.durationMs);
    await deliver(options, () =>
      answerQuestion({ ...desk, currentIndex: () => index }, visit.asked, visit.place),
    );
    note({ next: next + 1 });
    await pause(pace.pauseMs * (0.5 + Math.random()));
  }
}

/** Until the server has confirmed everything; sent again, the same spans are stored once. */
async function deliver(
  { desk: { client }, log }: VisitorOptions,
  send: () => Promise<unknown>,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const before = await client.flush(0);
    await send();
    const after = await client.flush(30_000);
    if (after.pending === 0 && after.lost === before.lost) return;
    if (attempt === 1) log('the server does not take the questions; trying again until it does');
    await pause(RETRY_PAUSE_MS);
  }
}
