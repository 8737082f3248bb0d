import type { DriftHistory } from '@almenara/contract';
import { placeTime } from '../../ui/charts/plot-scale';

type Mark = DriftHistory['marks'][number];

export interface RailMark {
  /** From 0 to 100 along the timeline. */
  readonly at: number;
  readonly time: string;
  /** What changed at about that time, the earliest first. */
  readonly changes: readonly Mark[];
}

/** Marks nearer to each other than a button is wide are one. */
const NEAR = 2.5;

/** Releases, prompts and models along the timeline. */
export function prepareRail(marks: readonly Mark[], window: { from: number; to: number }): RailMark[] {
  const rail: { at: number; time: string; changes: Mark[] }[] = [];
  const sorted = marks.toSorted((one, other) => Date.parse(one.time) - Date.parse(other.time));
  for (const mark of sorted) {
    const time = Date.parse(mark.time);
    if (time < window.from || time > window.to) continue;
    const at = placeTime(time, window);
    const last = rail.at(-1);
    if (last && at - last.at < NEAR) last.changes.push(mark);
    else rail.push({ at, time: mark.time, changes: [mark] });
  }
  return rail;
}

export interface RailIncident {
  readonly key: string;
  readonly left: number;
  readonly width: number;
}

/** Incidents from when the change began to when they were closed; open ones reach the end. */
export function prepareIncidents(
  incidents: DriftHistory['incidents'],
  window: { from: number; to: number },
): RailIncident[] {
  return incidents.flatMap(({ key, openedAt, since, closedAt }) => {
    const begin = Date.parse(since ?? openedAt);
    const end = closedAt === null ? window.to : Date.parse(closedAt);
    if (end < window.from || begin > window.to) return [];
    const left = placeTime(begin, window);
    return [{ key, left, width: placeTime(end, window) - left }];
  });
}
