import type { MonitorDetector } from '@almenara/contract';
import {
  type BlockSketch,
  createDetector,
  type Detector,
  type Judgement,
  type Reference,
} from '@almenara/drift';
import type { Observation } from '../observation/observation.js';
import type { Finding } from './finding.js';

const HOUR_MS = 3_600_000;
type Rule = Extract<MonitorDetector, { kind: 'change' }>;

/** All that was judged so far, the newest first; null: nothing. */
export type ChangeHistory = { readonly before: ChangeHistory; readonly step: Step } | null;

interface Step {
  readonly hour: BlockSketch;
  readonly threshold: number;
  readonly restart: Observation['restart'];
}

/**
 * Detectors that have judged exactly a history. A detector changes as it goes on, so it is taken out and put back under
 * the longer history; a history that is judged twice is judged again from its beginning, to the same result.
 */
const standing = new WeakMap<NonNullable<ChangeHistory>, Detector>();

/** Alarm line of an observation that has none, as one of before the monitor was enabled: out of reach. */
const OUT_OF_REACH = Number.MAX_VALUE;

/**
 * Whether the mean has changed against its reference: the sequential detector of drift on one feature, with bags of users
 * as its independent units. Sum and count of an hour are those of effective answers.
 */
export function judgeChange(
  rule: Rule,
  history: ChangeHistory,
  observation: Observation,
): { finding: Finding; history: ChangeHistory } {
  const step = toStep(observation);
  const since = step.restart?.since;
  const kept =
    since === null || since === undefined ? history : dropBefore(history, Math.floor(since / HOUR_MS));
  const detector = takeDetector(rule, kept);
  const judgement = judgeStep(detector, step);
  const next = { before: kept, step };
  standing.set(next, detector);
  return { finding: toFinding(rule, detector, judgement, step), history: next };
}

function toStep({ window, cells, threshold, restart }: Observation): Step {
  const filled = (cells ?? []).filter(([, n]) => n > 0);
  return {
    hour: {
      start: Math.floor(window / HOUR_MS),
      cells: filled.map(([bag, n, sum]) => ({ bag, n, sum: [sum] })),
    },
    threshold: threshold ?? OUT_OF_REACH,
    restart,
  };
}

function takeDetector(rule: Rule, history: ChangeHistory): Detector {
  const known = history && standing.get(history);
  if (history && known) {
    standing.delete(history);
    return known;
  }
  const detector = createDetector({ width: 1, threshold: OUT_OF_REACH, reference: toReference(rule) });
  for (const step of oldestFirst(history)) judgeStep(detector, step);
  return detector;
}

function judgeStep(detector: Detector, { hour, threshold, restart }: Step): Judgement {
  if (restart) detector.restart();
  detector.setThreshold(threshold);
  return detector.judge(hour);
}

function toFinding({ side }: Rule, detector: Detector, judgement: Judgement, { threshold }: Step): Finding {
  if (judgement.status === 'insufficient') {
    const isLearning = judgement.reason === 'reference-hours' || judgement.reason === 'reference-events';
    const why = isLearning ? 'learning' : judgement.reason === 'no-events' ? 'no_answers' : 'too_few_users';
    return { finding: 'insufficient', why };
  }
  const { state, logSr, since } = judgement;
  const evidence = {
    logStatistic: logSr,
    logAlarm: Math.log(threshold),
    since: since === null ? null : since * HOUR_MS,
  };
  if (state === 'quiet') return { finding: 'quiet', why: 'no_change', evidence };
  const isUp = detector.shift()[0]! > 0;
  if (side !== 'both' && isUp !== (side === 'up'))
    return { finding: 'quiet', why: 'other_direction', evidence };
  return { finding: 'breach', why: 'changed', evidence };
}

function toReference({ reference, from, to }: Rule): Reference {
  switch (reference) {
    case 'trailing':
      return { kind: 'trailing' };
    case 'pinned':
      return {
        kind: 'pinned',
        from: Math.floor(Date.parse(from!) / HOUR_MS),
        to: Math.ceil(Date.parse(to!) / HOUR_MS),
      };
    case 'same_hour_of_week':
      return { kind: 'seasonal' };
  }
}

function dropBefore(history: ChangeHistory, hour: number): ChangeHistory {
  let kept: ChangeHistory = null;
  for (const step of oldestFirst(history)) if (step.hour.start >= hour) kept = { before: kept, step };
  return kept;
}

function oldestFirst(history: ChangeHistory): Step[] {
  const steps: Step[] = [];
  for (let node = history; node; node = node.before) steps.push(node.step);
  return steps.toReversed();
}
