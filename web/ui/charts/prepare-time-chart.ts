import type { ColorIndex } from './assign-colors';

export interface TimePoint {
  readonly time: number;
  readonly value: number | null;
  /** Interval of an estimate. */
  readonly lo?: number;
  readonly hi?: number;
}

export interface TimeSeries {
  readonly name: string;
  /** Colour of what went wrong, instead of one of the series. */
  readonly tone?: 'danger';
  /** A line that values are compared with, instead of something measured. */
  readonly isLimit?: boolean;
  /** Colour of what the series stands for; without it the place in the list decides. */
  readonly color?: ColorIndex;
  readonly points: readonly TimePoint[];
}

export interface ChartWindow {
  readonly from: number;
  readonly to: number;
  readonly bucketMs: number;
}

/** Times of all buckets that the window touches, also those without data. */
export function bucketTimes(series: readonly TimeSeries[], { from, to, bucketMs }: ChartWindow): number[] {
  const known = new Set(series.flatMap(({ points }) => points.map(({ time }) => time)));
  const first = Math.min(...known);
  if (!Number.isFinite(first)) return [];
  const times = new Set(known);
  // Days differ by an hour twice a year; a step that lands near a known bucket is that bucket.
  const isNear = (time: number) =>
    known.has(time) || [...known].some((other) => Math.abs(other - time) < bucketMs / 2);
  for (let time = first; time < to; time += bucketMs) if (!isNear(time)) times.add(time);
  for (let time = first - bucketMs; time > from - bucketMs; time -= bucketMs)
    if (!isNear(time)) times.add(time);
  return [...times].toSorted((a, b) => a - b);
}

/** Values of a series at the given times. What was not measured is a gap, never a zero. */
export function alignSeries(series: TimeSeries, times: readonly number[]): (TimePoint | undefined)[] {
  const byTime = new Map(series.points.map((point) => [point.time, point]));
  return times.map((time) => byTime.get(time));
}

/** True for the bucket that still fills: its value will grow. */
export function isOpen(time: number, bucketMs: number, now: number): boolean {
  return time <= now && time + bucketMs > now;
}

/** Ticks at whole units of time, at most `most` of them. */
export function timeTicks(times: readonly number[], most: number): number[] {
  if (times.length <= most) return [...times];
  const step = Math.ceil(times.length / most);
  return times.filter((_, index) => index % step === 0);
}

/** Largest value with its series' interval, for the axis; 1 where all is zero, so that a line has room. */
export function upperBound(series: readonly TimeSeries[]): number {
  let most = 0;
  for (const { points } of series)
    for (const { value, hi } of points) most = Math.max(most, hi ?? 0, value ?? 0);
  return most > 0 ? most : 1;
}
