import type { DriftHistory } from '@almenara/contract';
import { type HourWindow, type JudgedHour, toIsoHour, HOUR_MS } from '@almenara/trace-store';

type Point = DriftHistory['points'][number];

/** Of the interval of an effect, as it was when the hour was judged. */
const LEVEL = 0.95;

export function toPoint(hour: JudgedHour): Point {
  const judged = hour.state === 'judged';
  return {
    hour: hour.hour,
    state: hour.state,
    events: hour.events,
    logEvidence: judged ? hour.logEvidence : null,
    logStatistic: judged ? hour.logStatistic : null,
    logAlarm: judged ? hour.logAlarm : null,
    effect: toFigure(hour),
    alarm: hour.alarm,
    restarted: hour.restarted,
  };
}

export function toFigure({ effect, effectLow, effectHigh }: JudgedHour): Point['effect'] {
  if (effect === null) return null;
  if (effectLow === null || effectHigh === null) return { value: effect };
  return { value: effect, lo: effectLow, hi: effectHigh, level: LEVEL };
}

export interface SketchedHour {
  readonly hour: string;
  readonly events: number;
}

/** Judged hours, and those with events that are not judged yet, in their order. */
export function joinHours(judged: readonly JudgedHour[], sketched: readonly SketchedHour[]): Point[] {
  const known = new Set(judged.map(({ hour }) => hour));
  const waiting = sketched.filter(({ hour }) => !known.has(hour));
  return [
    ...judged.map(toPoint),
    ...waiting.map(({ hour, events }): Point => ({
      hour,
      state: null,
      events,
      logEvidence: null,
      logStatistic: null,
      logAlarm: null,
      effect: null,
      alarm: false,
      restarted: false,
    })),
  ].toSorted((a, b) => (a.hour < b.hour ? -1 : 1));
}

/** Hours of a chart without a choice of its own. */
const DEFAULT_HOURS = 14 * 24;

/** The window asked in whole hours; open ends are the last two weeks. */
export function historyWindow(from: string | undefined, to: string | undefined, now: number): HourWindow {
  const end = Math.ceil((to === undefined ? now : Date.parse(to)) / HOUR_MS);
  const begin = from === undefined ? end - DEFAULT_HOURS : Math.floor(Date.parse(from) / HOUR_MS);
  return { from: begin, to: end };
}

export function toIsoWindow({ from, to }: HourWindow): { from: string; to: string } {
  return { from: toIsoHour(from), to: toIsoHour(to) };
}
