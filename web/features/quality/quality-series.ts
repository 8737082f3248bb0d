import type { Quality } from '@almenara/contract';
import type { TimeSeries } from '../../ui/charts/prepare-time-chart';

/** One line for each version, the newest first: rates of different rulers are never joined. */
export function qualitySeries(series: Quality['series'], name: (version: string) => string): TimeSeries[] {
  return series.map(({ version, points }) => ({
    name: name(version),
    points: points.map(({ time, rate }) => ({
      time: Date.parse(time),
      value: rate?.value ?? null,
      ...(rate?.lo === undefined || rate.hi === undefined ? {} : { lo: rate.lo, hi: rate.hi }),
    })),
  }));
}

export interface VersionChange {
  readonly time: number;
  readonly version: string;
}

/** When each version but the first one of the range began to score. */
export function versionChanges(series: Quality['series']): VersionChange[] {
  return series
    .flatMap(({ version, points }) => {
      const [first] = points.map(({ time }) => Date.parse(time)).toSorted((a, b) => a - b);
      return first === undefined ? [] : [{ time: first, version }];
    })
    .toSorted((a, b) => a.time - b.time)
    .slice(1);
}

export interface Shortfall {
  readonly n: number;
  readonly needed: number;
  /** At the pace of the range so far; undefined when nothing came. */
  readonly waitMs: number | undefined;
}

/** How many judged answers are still missing for a single number, and for how long. */
export function shortfallOf(n: number, needed: number, windowMs: number): Shortfall | undefined {
  if (n >= needed) return undefined;
  return { n, needed, waitMs: n > 0 ? ((needed - n) / n) * windowMs : undefined };
}
