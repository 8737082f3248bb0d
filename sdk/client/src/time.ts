const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** Epoch milliseconds, an ISO 8601 string with zone, or a Date. */
export type Time = number | string | Date;

/** The same rounding as the server's. */
export function toMicroseconds(milliseconds: number): number {
  const whole = Math.floor(milliseconds);
  return whole + Math.round((milliseconds - whole) * 1000) / 1000;
}

/** Epoch milliseconds, or undefined when the value is no time that the server would accept. */
export function readTime(value: unknown): number | undefined {
  const time =
    typeof value === 'number' ? value : typeof value === 'string' ? Date.parse(value) : dateValue(value);
  return time >= EARLIEST && time < LATEST ? toMicroseconds(time) : undefined;
}

function dateValue(value: unknown): number {
  return value instanceof Date ? value.getTime() : NaN;
}

/**
 * A clock for one trace: wall time once, then the monotonic clock, so that the trace's spans keep order and
 * length to the microsecond even when the wall clock is set.
 */
export class TraceClock {
  readonly #offset = Date.now() - performance.now();

  now(): number {
    return toMicroseconds(this.#offset + performance.now());
  }
}
