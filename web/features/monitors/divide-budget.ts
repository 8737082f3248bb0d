import type { MonitorItem } from '@almenara/contract';

export interface DividedBudget {
  readonly ofMonitors: number;
  readonly ofStreams: number;
  /** Monitors that have a part. */
  readonly changes: number;
  /** Hours after which they tell of a doubling, the shortest first. */
  readonly delays: readonly number[];
  /** Monitors that would not tell of a doubling within the time that is looked at. */
  readonly untold: number;
}

/** Who has which part of a project's budget of false incidents. */
export function divideBudget(told: {
  readonly items: readonly Pick<MonitorItem, 'enabled' | 'falseIncidents' | 'delay'>[];
  readonly falseIncidents: number;
  readonly streams: number;
}): DividedBudget {
  const sharing = told.items.filter(({ enabled, falseIncidents }) => enabled && falseIncidents !== null);
  const ofMonitors = sharing.reduce((sum, { falseIncidents }) => sum + falseIncidents!, 0);
  const known = sharing.flatMap(({ delay }) => (delay ? [delay.hours] : []));
  return {
    ofMonitors,
    ofStreams: told.streams === 0 ? 0 : Math.max(0, told.falseIncidents - ofMonitors),
    changes: sharing.length,
    delays: known.flatMap((hours) => (hours === null ? [] : [hours])).toSorted((a, b) => a - b),
    untold: known.filter((hours) => hours === null).length,
  };
}
