import { type MonitorItem, MONITOR_STATES } from '@almenara/contract';

export const SHOWN_STATES = [...MONITOR_STATES, 'muted', 'maintenance'] as const;
export type ShownState = (typeof SHOWN_STATES)[number];

type Told = Pick<MonitorItem, 'state' | 'mutedUntil' | 'inMaintenance'>;

/** What is said of a monitor now: an alarm that lasts, and a monitor of which nobody knows, are not hidden by silence. */
export function shownState({ state, mutedUntil, inMaintenance }: Told): ShownState {
  if (state === 'off' || state === 'late' || state === 'alarm') return state;
  if (inMaintenance) return 'maintenance';
  return mutedUntil === null ? state : 'muted';
}

export const LIST_FILTERS = ['alarm', 'unclear', 'noisy', 'off'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

const UNCLEAR: readonly ShownState[] = ['late', 'untold', 'insufficient', 'no_data', 'waiting'];

export function passes(item: Told & Pick<MonitorItem, 'noisy' | 'neverFired'>, filter: ListFilter): boolean {
  const state = shownState(item);
  switch (filter) {
    case 'unclear':
      return UNCLEAR.includes(state);
    case 'noisy':
      return item.noisy || item.neverFired;
    case 'alarm':
    case 'off':
      return state === filter;
  }
}
