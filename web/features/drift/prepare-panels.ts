import type { DriftHistory } from '@almenara/contract';
import type { PlotPoint, PlotScale } from '../../ui/charts/plot-scale';
import { HOUR_MS } from './windows';

export interface Panel {
  readonly points: readonly PlotPoint[];
  readonly scale: PlotScale;
  /** Values that stand at the axis. */
  readonly ticks: readonly number[];
}

export interface Panels {
  readonly from: number;
  readonly to: number;
  /** Every hour of the window, also those of which nothing is known. */
  readonly hours: readonly number[];
  readonly evidence: Panel & { readonly alarm: number | undefined };
  readonly effect: Panel;
  readonly events: Panel;
}

type Point = DriftHistory['points'][number];

/** Three panels over the same hours: evidence on its log scale, effect with its interval, events. */
export function preparePanels(history: Pick<DriftHistory, 'from' | 'to' | 'points'>): Panels {
  const from = Math.floor(Date.parse(history.from) / HOUR_MS) * HOUR_MS;
  const to = Math.max(from + HOUR_MS, Math.ceil(Date.parse(history.to) / HOUR_MS) * HOUR_MS);
  const hours = Array.from({ length: (to - from) / HOUR_MS }, (_, index) => from + index * HOUR_MS);
  const byHour = new Map(history.points.map((point) => [Date.parse(point.hour), point]));
  const read = (value: (point: Point) => Omit<PlotPoint, 'time'>): PlotPoint[] =>
    hours.map((time) => {
      const point = byHour.get(time);
      return { time, ...(point ? value(point) : { value: null }) };
    });

  const evidence = read(({ logStatistic }) => ({
    value: logStatistic === null ? null : Math.max(0, logStatistic),
  }));
  // The line may move with the budget; drawn is the one that holds now.
  const alarm = history.points.findLast(({ logAlarm }) => logAlarm !== null)?.logAlarm ?? undefined;
  const effect = read((point) => ({
    value: point.effect?.value ?? null,
    lo: point.effect?.lo,
    hi: point.effect?.hi,
  }));
  const events = read((point) => ({ value: point.events }));
  const top = Math.max(alarm ?? 0, ...valuesOf(evidence), Math.LN10) * 1.1;
  const axis = axisOf(effect);
  const eventsTop = roundUp(Math.max(...valuesOf(events), 0));
  return {
    from,
    to,
    hours,
    evidence: { points: evidence, scale: { from, to, low: 0, high: top }, ticks: powersOfTen(top), alarm },
    effect: { points: effect, scale: { from, to, ...axis.bounds }, ticks: axis.ticks },
    events: { points: events, scale: { from, to, low: 0, high: eventsTop }, ticks: [0, eventsTop] },
  };
}

function valuesOf(points: readonly PlotPoint[]): number[] {
  return points.flatMap(({ value }) => (value === null ? [] : [value]));
}

/** Below this share of an axis, two numbers beside it would cover each other. */
const NEAR = 0.25;

/** An axis that holds zero and all intervals, between round numbers. */
function axisOf(points: readonly PlotPoint[]) {
  const values = points.flatMap(({ value, lo, hi }) =>
    value === null ? [] : [value, lo ?? value, hi ?? value],
  );
  const least = Math.min(0, ...values);
  const bounds = { low: least < 0 ? -roundUp(-least) : 0, high: roundUp(Math.max(0, ...values)) };
  const isFar = -bounds.low / (bounds.high - bounds.low) >= NEAR;
  return { bounds, ticks: isFar ? [bounds.low, 0, bounds.high] : [0, bounds.high] };
}

/** The next of 1, 2, 5, 10, 20 … ; 1 where there is nothing, so that an axis has a length. */
export function roundUp(value: number): number {
  if (value <= 0) return 1;
  const unit = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find((each) => each * unit >= value * (1 - 1e-9)) ?? 10;
  return Number((step * unit).toPrecision(12));
}

const MOST_POWERS = 5;

/** Natural logarithms of 1, 10, 100 … up to the top, with steps so that few remain. */
export function powersOfTen(top: number): number[] {
  const most = Math.floor(top / Math.LN10 + 1e-9);
  const step = Math.max(1, Math.ceil(most / (MOST_POWERS - 1)));
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step * Math.LN10);
}
