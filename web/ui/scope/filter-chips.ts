import { FILTER_KEYS, LIMIT_KEYS } from './filter-keys';
import type { ScopeState } from './use-scope';

export interface FilterChip {
  readonly id: string;
  readonly label: string;
  remove(): void;
}

/** One chip for each value that narrows the page, with the way to drop it. */
export function filterChips(state: ScopeState): FilterChip[] {
  const { filters, limits, text } = state.scope;
  const chips: FilterChip[] = [];
  for (const key of FILTER_KEYS) {
    const values = filters[key] ?? [];
    for (const value of values) {
      const rest = values.filter((other) => other !== value);
      chips.push({
        id: `${key}=${value}`,
        label: `${key}: ${value}`,
        remove: () => state.setFilter(key, rest),
      });
    }
  }
  for (const key of LIMIT_KEYS) {
    if (limits[key] === undefined) continue;
    chips.push({ id: key, label: `${key}: ${limits[key]}`, remove: () => state.setLimit(key, undefined) });
  }
  if (text) chips.push({ id: 'text', label: `“${text}”`, remove: () => state.setText(undefined) });
  return chips;
}
