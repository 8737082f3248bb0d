import { createHash } from 'node:crypto';
import type { EmptyQueue, LabelItem, LabelProgress } from '@almenara/contract';
import {
  calibrationSetting,
  type LabelPick,
  type LabelQueue,
  readCalibration,
} from '@almenara/control-plane';
import * as store from '@almenara/trace-store';
import { Inject, Injectable } from '@nestjs/common';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ReadTurns } from '../query/read-turns.js';
import { chooseSentences } from './split-sentences.js';
import { THRESHOLD } from './verdict-of-score.js';

const WINDOW_MS = 30 * 86_400_000;
/** Small enough that what is drawn next knows what was scored meanwhile. */
const DRAW_SIZE = { uniform: 50, targeted: 20 } as const;
const SECOND_OPINIONS = 0.1;
const HOUR_MS = 3_600_000;
/** Answers whose texts are gone, one after the other, before a request gives up. */
const MAX_GONE = 100;

/** What a rater should look at next. */
@Injectable()
export class LabelQueues {
  constructor(
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    private readonly reads: ReadTurns,
  ) {}

  /** Draws more answers when none of those drawn before is left for this rater. */
  async next(project: string, queue: LabelQueue, rater: string): Promise<LabelItem | undefined> {
    const { labelPicks } = this.options.controlPlane;
    for (let gone = 0; gone < MAX_GONE; gone++) {
      let pick = await labelPicks.take(project, queue, rater);
      if (!pick && (await this.draw(project, queue))) pick = await labelPicks.take(project, queue, rater);
      if (!pick) return undefined;
      const item = await this.read(project, pick);
      if (item) return item;
      await labelPicks.drop(project, pick.id);
    }
    return undefined;
  }

  async progress(project: string, queue: LabelQueue, rater: string): Promise<LabelProgress> {
    const { labels, labelPicks } = this.options.controlPlane;
    const since = new Date(Date.now() - HOUR_MS);
    const { labelled, times } = await labels.progress(project, queue.question, rater, since);
    return {
      labelled,
      remaining: await labelPicks.countWaiting(project, queue, rater),
      perHour: paceOf(times),
    };
  }

  async explainEmpty(project: string, { question, strategy }: LabelQueue): Promise<EmptyQueue> {
    const window = { name: question, ...windowOf() };
    const count = await this.reads.run(() => store.countScoredAnswers(this.options.store, project, window));
    if (count.scored === 0) return 'nothing_scored';
    return strategy === 'uniform' && count.withChance === 0 ? 'no_chance' : 'all_done';
  }

  /** False when there is nothing more to draw. */
  private async draw(project: string, queue: LabelQueue): Promise<boolean> {
    const { secondOpinions = SECOND_OPINIONS } = this.options;
    const { labelPicks, erasures } = this.options.controlPlane;
    const { question, strategy } = queue;
    const drawn = await labelPicks.listDrawn(project, queue);
    const draw = { name: question, ...windowOf(), count: DRAW_SIZE[strategy], drawn };
    // Two who draw at once draw the same; nobody outside can tell which answers come.
    const salt = hash(await erasures.salt(project), question, String(drawn.length));
    const found = await this.reads.run(async () =>
      strategy === 'uniform'
        ? store.drawAnswers(this.options.store, project, { ...draw, salt })
        : store.findUncertainAnswers(this.options.store, project, {
            ...draw,
            threshold: await this.uncertainValue(project, question),
          }),
    );
    const picks = found.map(({ traceId, spanId, at, probability }) => {
      const secondOpinion = shareOf(hash(salt, 'second opinion', traceId, spanId)) < secondOpinions;
      return { traceId, spanId, probability, secondOpinion, answerAt: new Date(at) };
    });
    await labelPicks.add(project, queue, picks);
    return picks.length > 0;
  }

  /** The value at which good and bad are as likely. */
  private async uncertainValue(project: string, question: string): Promise<number> {
    const stored = await this.options.controlPlane.settings.get(project, calibrationSetting(question));
    const calibration = readCalibration(stored);
    if (!calibration || calibration.slope <= 0) return THRESHOLD;
    return 1 - 1 / (1 + Math.exp(calibration.intercept / calibration.slope));
  }

  private async read(project: string, pick: LabelPick): Promise<LabelItem | undefined> {
    const { question, traceId, spanId, until } = pick;
    const [answer, score] = await this.reads.run(() =>
      Promise.all([
        store.findAnswer(this.options.store, project, pick),
        store.findAnswerScore(this.options.store, project, question, pick),
      ]),
    );
    if (!answer) return undefined;
    return {
      question,
      traceId,
      spanId,
      startTime: new Date(answer.startTime).toISOString(),
      heldUntil: until.toISOString(),
      asked: answer.question,
      answer: answer.text,
      sentences: chooseSentences(answer.text.text, score?.sentences ?? []),
      documents: answer.documents,
    };
  }
}

function windowOf(): { from: number; to: number } {
  const to = Date.now();
  return { from: to - WINDOW_MS, to };
}

function hash(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

/** A hash as a number from 0 to below 1. */
function shareOf(hex: string): number {
  return Number.parseInt(hex.slice(0, 8), 16) / 2 ** 32;
}

/** Labels an hour between the first and the last one. */
export function paceOf(times: readonly Date[]): number | null {
  const [first, last] = [times[0], times.at(-1)];
  if (times.length < 3 || !first || !last || last <= first) return null;
  return ((times.length - 1) * HOUR_MS) / (last.getTime() - first.getTime());
}
