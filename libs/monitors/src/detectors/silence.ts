import type { Finding } from './finding.js';

const HOUR_MS = 3_600_000;
const WEEK_HOURS = 168;
/** How long answers must have come before their absence means anything: a week has seen a weekend. */
const LEARNING_MS = WEEK_HOURS * HOUR_MS;
/** How many weeks an hour of the week is remembered. */
const REMEMBERED_WEEKS = 4;
/**
 * Users that would have come by now. For users who come independently of each other none of twelve comes with a chance of
 * e⁻¹²: 0.005 false alarms in 720 hours.
 */
const EXPECTED_USERS = 12;

/** Users by hour of the week, and windows in a row without any. */
export interface Silence {
  /** Start of the first window with answers. */
  readonly first: number | null;
  /** Windows without answers up to the newest. */
  readonly run: number;
  /** Users that were to be expected in them. */
  readonly expected: number;
  /** By hour of the week in UTC the users of its windows of the last weeks, the newest last. */
  readonly usual: readonly (readonly number[])[];
}

export const NO_SILENCE: Silence = {
  first: null,
  run: 0,
  expected: 0,
  usual: Array.from({ length: WEEK_HOURS }, () => []),
};

export interface SilenceRule {
  readonly hours: number;
  readonly windowMinutes: number;
  /** The incident of the silence was closed as the new normal: it is usual from now on. */
  readonly isNormal: boolean;
}

/**
 * Whether answers stay away though users were to be expected: for at least the hours of the rule, and for as long as
 * twelve users would have taken at these hours of the week. So nights and weekends are no alarm, and little traffic
 * takes longer. Assumes that users come independently of each other; answers of one user count once a window.
 */
export function judgeSilence(
  { hours, windowMinutes, isNormal }: SilenceRule,
  silence: Silence,
  { window, n, users }: { readonly window: number; readonly n: number; readonly users: number },
): { finding: Finding; silence: Silence } {
  const perHour = Math.max(1, 60 / windowMinutes);
  const { first } = silence;
  const learn = (count: number): Silence['usual'] => remember(silence.usual, window, count, perHour);
  if (n > 0) {
    const next = { first: first ?? window, run: 0, expected: 0, usual: learn(Math.max(1, users)) };
    return { finding: { finding: 'quiet', why: 'receiving' }, silence: next };
  }
  if (first === null) return { finding: { finding: 'insufficient', why: 'learning' }, silence };
  const run = isNormal ? 1 : silence.run + 1;
  const expected = isNormal ? 0 : silence.expected + expectedUsers(silence.usual, window);
  const isLong = run * windowMinutes >= hours * 60;
  const isKnown = window - first >= LEARNING_MS;
  const isBreach = isKnown && isLong && expected >= EXPECTED_USERS;
  // An outage does not become usual.
  const next = { first, run, expected, usual: isBreach ? silence.usual : learn(0) };
  if (!isKnown) return { finding: { finding: 'insufficient', why: 'learning' }, silence: next };
  return {
    finding: isBreach ? { finding: 'breach', why: 'silent' } : { finding: 'quiet', why: 'silent_as_usual' },
    silence: next,
  };
}

/** The smaller of what this hour of the week brings, with its neighbours, and what this hour of the day does. */
function expectedUsers(usual: Silence['usual'], window: number): number {
  const slot = slotOf(window);
  const around = [-1, 0, 1].flatMap((by) => usual[(slot + by + WEEK_HOURS) % WEEK_HOURS]!);
  const ofDay = Array.from({ length: 7 }, (_, day) => usual[(slot + 24 * day) % WEEK_HOURS]!).flat();
  return Math.min(mean(around), mean(ofDay));
}

function remember(usual: Silence['usual'], window: number, count: number, perHour: number): Silence['usual'] {
  const slot = slotOf(window);
  return usual.with(slot, [...usual[slot]!, count].slice(-REMEMBERED_WEEKS * perHour));
}

const slotOf = (window: number): number => Math.floor(window / HOUR_MS) % WEEK_HOURS;
const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
