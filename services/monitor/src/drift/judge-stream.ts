import type { Effect, Judgement as HourVerdict, Reference } from '@almenara/drift';
import {
  type Judgement,
  type KeptHour,
  readKeptHours,
  storeJudgements,
  TAKEN,
  takeHours,
  type WatchedStream,
} from '@almenara/trace-store';
import type { DriftWork } from './judge-project.js';
import type { Remembered } from './memory.js';
import type { Watch } from './watch.js';

/** An hour of texts is 32 KB, and decoding holds up the thread, which standalone shares with everything else. */
const HOURS_AT_ONCE = 12;
/** Standard errors on both sides of an effect. */
const INTERVAL = 1.96;

export interface StreamToJudge {
  readonly project: string;
  /** Of what is remembered of it. */
  readonly key: string;
  readonly stream: WatchedStream;
  /** First hour that cannot be judged yet. */
  readonly to: number;
  readonly threshold: number;
  readonly reference: Reference;
  /** When its evidence was asked to begin anew. */
  readonly restartAt: Date | undefined;
  readonly signal: AbortSignal;
}

/**
 * Judges the hours of a stream that are not judged yet, in order. The cells are kept first and read back, so that what
 * comes of an hour is a function of the stored hours alone, and whoever reads them again comes to the same.
 */
export async function judgeStream(work: DriftWork, asked: StreamToJudge): Promise<void> {
  const { store, now = Date.now } = work.options;
  const { project, key, stream: known, to, threshold, reference, signal } = asked;
  const { stream, encoder } = known;
  const config = JSON.stringify([threshold, reference]);
  const remembered = work.memory.get(key);
  const isCurrent =
    remembered?.config === config &&
    remembered.next - 1 === known.lastJudged &&
    known.taken === 0 &&
    remembered.rewritten === known.rewritten;
  if (remembered && !isCurrent) remembered.watch.close();
  const start = isCurrent
    ? remembered
    : { watch: undefined, next: known.firstJudged ?? known.firstHour, alarmed: false };
  if (start.next >= to) return;
  const hours = { stream, encoder, to };
  await takeHours(store, project, { ...hours, from: start.next }, now());
  const run = new Run(asked, start, start.watch ?? work.createWatch({ threshold, reference }));
  try {
    for (let from = start.next; from < to; from += HOURS_AT_ONCE) {
      signal.throwIfAborted();
      const range = { from, to: Math.min(to, from + HOURS_AT_ONCE) };
      const judgements = await run.take(await readKeptHours(store, project, { ...hours, ...range }));
      await storeJudgements(store, project, { stream, encoder, judgedAt: now() }, judgements);
      work.metrics.countJudged(judgements.map(({ state }) => state));
    }
  } catch (error) {
    // How far the detector came is not known: the next run makes another.
    work.memory.forget(key);
    run.watch.close();
    throw error;
  }
  work.memory.set(key, {
    config,
    watch: run.watch,
    alarmed: run.alarmed,
    next: to,
    rewritten: known.rewritten,
  });
}

/** A way through the hours of a stream: those judged before and new ones, as they come. */
class Run {
  alarmed: boolean;
  private restartAt: number;

  constructor(
    private readonly asked: StreamToJudge,
    { alarmed }: Pick<Remembered, 'alarmed'>,
    readonly watch: Watch,
  ) {
    this.alarmed = alarmed;
    const { restartAt, stream } = asked;
    const isDue = restartAt !== undefined && restartAt.getTime() > (stream.restartedAt ?? 0);
    this.restartAt = isDue ? restartAt.getTime() : Infinity;
  }

  /** What came of the hours that were not judged before. */
  async take(hours: readonly KeptHour[]): Promise<Judgement[]> {
    const steps = hours.map((hour) => ({ hour, restart: this.restarts(hour) }));
    const judgements = await this.watch.judge(
      steps.map(({ hour: { start, cells }, restart }) => ({ hour: { start, cells }, restart })),
    );
    const told: Judgement[] = [];
    for (const [at, { hour, restart }] of steps.entries()) {
      const judgement = judgements[at];
      if (restart) this.alarmed = false;
      const state = judgement?.status === 'judged' ? judgement.state : undefined;
      const isNew = hour.state === TAKEN;
      // By what was stored, so that a line that was moved meanwhile neither hides nor repeats an alarm.
      const alarm = isNew ? state === 'alarm' && !this.alarmed : hour.alarm;
      this.alarmed = alarm || (this.alarmed && state !== 'quiet');
      if (isNew) told.push(this.tell(hour, judgement, alarm, restart));
    }
    return told;
  }

  private restarts({ state, restarted }: KeptHour): boolean {
    if (state !== TAKEN) return restarted;
    const isDue = this.restartAt < Infinity;
    this.restartAt = Infinity;
    return isDue;
  }

  private tell(
    { start, version }: KeptHour,
    judgement: HourVerdict | undefined,
    alarm: boolean,
    restarted: boolean,
  ): Judgement {
    const logAlarm = Math.log(this.asked.threshold);
    const common = { hour: start, version, logAlarm, alarm, restarted };
    if (judgement?.status !== 'judged') {
      const state = judgement?.reason ?? 'no-events';
      return { ...common, state, logEvidence: 0, logStatistic: 0, effect: null, since: null };
    }
    const { effect, logE, logSr, since } = judgement;
    const interval = effect && intervalOf(effect);
    return { ...common, state: 'judged', logEvidence: logE, logStatistic: logSr, effect: interval, since };
  }
}

const intervalOf = ({ shift, standardError }: Effect): NonNullable<Judgement['effect']> => {
  const margin = INTERVAL * standardError;
  return { value: shift, lo: shift - margin, hi: shift + margin };
};
