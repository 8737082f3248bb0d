import { type PlotPoint, type PlotScale, placeValue } from '../../ui/charts/plot-scale';
import { HOUR_MS } from './windows';

export interface StripPoint {
  readonly hour: string;
  readonly logStatistic: number;
}

export interface Strip {
  readonly points: readonly PlotPoint[];
  readonly scale: PlotScale;
  /** Where the alarm line is, from 0 at the top to 100. */
  readonly alarm: number;
}

const HOURS = 48;
/** Room above the line, so that evidence beyond it is seen to be beyond. */
const ROOM = 1.15;

/** Evidence of the last hours on a scale that begins where nothing speaks for a change. Hours without one are gaps. */
export function prepareStrip(recent: readonly StripPoint[], logAlarm: number): Strip {
  const known = recent.map(({ hour, logStatistic }) => ({
    time: Date.parse(hour),
    value: Math.max(0, logStatistic),
  }));
  const to = Math.max(...known.map(({ time }) => time), 0);
  const high = Math.max(logAlarm, ...known.map(({ value }) => value)) * ROOM;
  const scale = { from: to - (HOURS - 1) * HOUR_MS, to, low: 0, high };
  return { points: withGaps(known), scale, alarm: Math.round(placeValue(logAlarm, scale) * 100) / 100 };
}

/** Adds a gap where hours are missing between two neighbours. */
export function withGaps<Point extends PlotPoint>(points: readonly Point[]): PlotPoint[] {
  const sorted = points.toSorted((a, b) => a.time - b.time);
  return sorted.flatMap((point, index) => {
    const before = sorted[index - 1];
    return before && point.time - before.time > HOUR_MS
      ? [{ time: before.time + HOUR_MS, value: null }, point]
      : [point];
  });
}
