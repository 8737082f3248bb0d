import { wilsonInterval } from '@almenara/statistics';

/** A monitor of which at most this share of incidents is likely to be real is noisy. */
const NOISY_BELOW = 0.5;

export interface Precision {
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
  /** Closed incidents whose kind is known. */
  readonly n: number;
  /** The upper end of the interval is below one half. */
  readonly isNoisy: boolean;
}

/**
 * Share of a monitor's incidents that were real, by how people closed them, with Wilson's interval. Null while none was
 * closed by a person.
 */
export function precisionOf({ real, falseAlarms }: { real: number; falseAlarms: number }): Precision | null {
  const n = real + falseAlarms;
  const interval = wilsonInterval(real, n);
  if (!interval) return null;
  return { value: real / n, lo: interval.low, hi: interval.high, n, isNoisy: interval.high < NOISY_BELOW };
}
