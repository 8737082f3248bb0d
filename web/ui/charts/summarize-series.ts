import { isOpen, type TimePoint, type TimeSeries } from './prepare-time-chart';

export interface SeriesSummary {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  /** The last complete bucket with a value. */
  readonly last: TimePoint & { readonly value: number };
}

/** Range and last value of each series, without the bucket that still fills. Series without values are left out. */
export function summarizeSeries(
  series: readonly TimeSeries[],
  bucketMs: number,
  now: number,
): SeriesSummary[] {
  return series.flatMap(({ name, points }) => {
    const known = points.filter(
      (point): point is TimePoint & { value: number } =>
        point.value !== null && !isOpen(point.time, bucketMs, now),
    );
    const last = known.toSorted((a, b) => a.time - b.time).at(-1);
    if (!last) return [];
    const values = known.map(({ value }) => value);
    return [{ name, low: Math.min(...values), high: Math.max(...values), last }];
  });
}

/** The sum of several series, bucket by bucket: what the top of stacked bars shows. */
export function sumSeries(name: string, series: readonly TimeSeries[]): TimeSeries {
  const sums = new Map<number, number>();
  for (const { points } of series)
    for (const { time, value } of points) if (value !== null) sums.set(time, (sums.get(time) ?? 0) + value);
  return { name, points: [...sums].map(([time, value]) => ({ time, value })) };
}
