import type { ResultOf } from '../../api-client';
import { assignColors } from '../../ui/charts/assign-colors';
import type { TimeSeries } from '../../ui/charts/prepare-time-chart';

export type Metrics = ResultOf<'getMetrics'>;
export type Point = Metrics['series'][number]['points'][number];
type Series = Metrics['series'][number];

/** Words for the series that stand for no value of the dimension. */
export interface GroupNames {
  readonly other: string;
  readonly none: string;
}

/** One measure of the ungrouped series. */
export function measureOf(
  { series }: Metrics,
  name: string,
  measure: (point: Point) => number | null,
): TimeSeries {
  return { name, points: readPoints(series[0], measure) };
}

/** One measure of every group. A group in which it is never known has no series. */
export function measureByGroup(
  { series }: Metrics,
  names: GroupNames,
  measure: (point: Point) => number | null,
): TimeSeries[] {
  return series
    .map((each) => ({ name: nameOf(each, names), points: readPoints(each, measure) }))
    .filter(({ points }) => points.some(({ value }) => value !== null));
}

/** Share of failed traces with its interval. */
export function errorRates({ series }: Metrics, name: (series: Series) => string): TimeSeries[] {
  return series.map((each) => ({
    name: name(each),
    points: each.points.map(({ time, errorRate }) => ({
      time: Date.parse(time),
      value: errorRate?.value ?? null,
      ...(errorRate?.lo === undefined || errorRate.hi === undefined
        ? {}
        : { lo: errorRate.lo, hi: errorRate.hi }),
    })),
  }));
}

export function nameOf({ key, other }: Series, names: GroupNames): string {
  if (other) return names.other;
  return key || names.none;
}

/** Sum over all series of a measure that is known for at least one of them. */
export function totalOf(
  { series }: Metrics,
  measure: (total: Series['total']) => number | null,
): number | null {
  const known = series.map(({ total }) => measure(total)).filter((value) => value !== null);
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) : null;
}

function readPoints(series: Series | undefined, measure: (point: Point) => number | null) {
  return (series?.points ?? []).map((point) => ({ time: Date.parse(point.time), value: measure(point) }));
}

/** Gives the series of several charts one colour for each name. */
export function colorizer(all: readonly Metrics[], names: readonly GroupNames[]) {
  const rest = names.flatMap(({ other, none }) => [other, none]);
  const keys = all.flatMap(({ series }) => series.flatMap(({ key }) => key || []));
  const colors = assignColors(keys, rest);
  return (series: TimeSeries): TimeSeries => ({ ...series, color: colors.get(series.name) ?? 'rest' });
}
