export interface HourShift {
  readonly hour: number;
  /** Events, and the sum of their differences to the reference along the direction. */
  readonly n: number;
  readonly value: number;
}

/**
 * Hour in which a shift most likely began: the start s at which a constant shift from s to the newest hour explains
 * most, max over s of (Σ value)² / Σ n with Σ value > 0 (generalised likelihood ratio, whose variance cancels). The
 * direction was learned from the same hours, so this tells where to look and is no evidence.
 */
export function changePoint(hours: readonly HourShift[]): number | null {
  let value = 0;
  let n = 0;
  let best = 0;
  let start: number | null = null;
  for (const hour of hours.toReversed()) {
    value += hour.value;
    n += hour.n;
    const score = value > 0 && n > 0 ? (value * value) / n : 0;
    if (score <= best) continue;
    best = score;
    start = hour.hour;
  }
  return start;
}
