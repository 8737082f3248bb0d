import type { Finding } from './finding.js';

const HOUR_MS = 3_600_000;
/** How long answers must have come before their absence means anything: a week has seen a weekend. */
const LEARNING_MS = 7 * 24 * HOUR_MS;
/** How far back silences are remembered. */
const REMEMBERED_MS = 14 * 24 * HOUR_MS;
/** A silence must be this many times as long as the longest that was usual. */
const UNUSUAL = 2;

/** Windows in a row without any answer, and those of before. */
export interface Silence {
  /** Start of the first window with answers. */
  readonly first: number | null;
  /** Windows without answers up to the newest. */
  readonly run: number;
  /** Whether the run was an alarm. */
  readonly isBreach: boolean;
  /** Ended silences that were no alarm. */
  readonly usual: readonly { readonly end: number; readonly length: number }[];
}

export const NO_SILENCE: Silence = { first: null, run: 0, isBreach: false, usual: [] };

export interface SilenceRule {
  readonly hours: number;
  readonly windowMinutes: number;
  /** The incident of the silence was closed as the new normal: it is usual from now on. */
  readonly isNormal: boolean;
}

/**
 * Whether answers stay away for longer than they ever do: at least the hours of the rule, and at least twice the longest
 * silence of the last 14 days, so that nights and weekends are no alarm. For silences of independent hours the chance of
 * an alarm in an hour is about that of a silence of the longest of 336 hours twice over, some 1/336², or 0.006 in 30 days.
 */
export function judgeSilence(
  { hours, windowMinutes, isNormal }: SilenceRule,
  silence: Silence,
  { window, n }: { readonly window: number; readonly n: number },
): { finding: Finding; silence: Silence } {
  const usual = silence.usual.filter(({ end }) => end > window - REMEMBERED_MS);
  const longest = Math.max(0, ...usual.map(({ length }) => length));
  const needed = Math.max(Math.ceil((hours * 60) / windowMinutes), UNUSUAL * longest);
  if (n > 0) {
    const { run, first, isBreach } = silence;
    const isUsual = run > 0 && first !== null && (isNormal || !isBreach);
    const ended = isUsual ? [{ end: window, length: run }] : [];
    const next = { first: first ?? window, run: 0, isBreach: false, usual: [...usual, ...ended] };
    return { finding: { finding: 'quiet', why: 'receiving' }, silence: next };
  }
  const accepted = isNormal && silence.run > 0 ? [{ end: window, length: silence.run }] : [];
  const run = silence.run + 1;
  const isKnown = silence.first !== null && window - silence.first >= LEARNING_MS;
  const isBreach = isKnown && run >= needed && accepted.length === 0;
  const next = {
    first: silence.first,
    run,
    isBreach: isBreach || (silence.isBreach && accepted.length === 0),
    usual: [...usual, ...accepted],
  };
  if (!isKnown) return { finding: { finding: 'insufficient', why: 'learning' }, silence: next };
  return {
    finding: isBreach ? { finding: 'breach', why: 'silent' } : { finding: 'quiet', why: 'silent_as_usual' },
    silence: next,
  };
}
