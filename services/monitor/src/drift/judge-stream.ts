import { setImmediate as letOthersRun } from 'node:timers/promises';
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

/** An hour of texts is 32 KB, and decoding holds up the thread. */
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
  const start: Remembered = isCurrent
    ? remembered
    : {
        config,
        detector: undefined,
        next: known.firstJudged ?? known.firstHour,
        rewritten: known.rewritten,
        alarmed: false,
      };
  if (start.next >= to) return;
  const hours = { stream, encoder, to };
  await takeHours(store, project, { ...hours, from: start.next }, now());
  const run = new Run(work.createDetector, asked, start);
  for (let from = start.next; from < to; from += HOURS_AT_ONCE) {
    signal.throwIfAborted();
    const kept = await readKeptHours(store, project, {
      ...hours,
      from,
      to: Math.min(to, from + HOURS_AT_ONCE),
    });
    const judgements: Judgement[] = [];
    for (const hour of kept) {
      const judgement = run.take(hour);
      if (judgement) judgements.push(judgement);
      await letOthersRun();
    }
    await storeJudgements(store, project, { stream, encoder, judgedAt: now() }, judgements);
    work.metrics.countJudged(judgements.map(({ state }) => state));
  }
  work.memory.set(key, { ...run.state(), config, next: to, rewritten: known.rewritten });
}

/** A detector on its way through the hours of a stream. */
class Run {
  private detector: Watch | undefined;
  private alarmed: boolean;
  private restartAt: number;

  constructor(
    private readonly createDetector: CreateDetectorOf,
    private readonly asked: StreamToJudge,
    { detector, alarmed }: Remembered,
  ) {
    this.detector = detector;
    this.alarmed = alarmed;
    const { restartAt, stream } = asked;
    const isDue = restartAt !== undefined && restartAt.getTime() > (stream.restartedAt ?? 0);
    this.restartAt = isDue ? restartAt.getTime() : Infinity;
  }

  /** What came of an hour that was not judged before. */
  take(hour: KeptHour): Judgement | undefined {
    const isNew = hour.state === TAKEN;
    const restarted = isNew ? this.restartAt < Infinity : hour.restarted;
    if (restarted) this.restart(isNew);
    const judgement = this.judge(hour);
    const state = judgement?.status === 'judged' ? judgement.state : undefined;
    // Told by what was stored, so that a line that was moved meanwhile neither hides nor repeats an alarm.
    const alarm = isNew ? state === 'alarm' && !this.alarmed : hour.alarm;
    this.alarmed = alarm || (this.alarmed && state !== 'quiet');
    return isNew ? this.tell(hour, judgement, alarm, restarted) : undefined;
  }

  state(): Pick<Remembered, 'detector' | 'alarmed'> {
    return { detector: this.detector, alarmed: this.alarmed };
  }

  private restart(isNew: boolean): void {
    this.detector?.restart();
    this.alarmed = false;
    if (isNew) this.restartAt = Infinity;
  }

  private judge(hour: KeptHour): HourVerdict | undefined {
    const width = hour.cells[0]?.sum.length;
    if (width === undefined) return undefined;
    const { threshold, reference } = this.asked;
    this.detector ??= this.createDetector({ width, threshold, reference });
    return this.detector.judge(hour);
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
    return { ...common, state: 'judged', logEvidence: logE, logStatistic: logSr, effect: effect && intervalOf(effect), since };
  }
}

const intervalOf = ({ shift, standardError }: Effect): NonNullable<Judgement['effect']> => {
  const margin = INTERVAL * standardError;
  return { value: shift, lo: shift - margin, hi: shift + margin };
};

type CreateDetectorOf = DriftWork['createDetector'];
