'use client';

import { useSearchParams } from 'next/navigation';
import { parseAsFloat, parseAsNativeArrayOf, parseAsString, useQueryStates } from 'nuqs';
import { useEffect, useMemo } from 'react';
import { FILTER_KEYS, type FilterKey, LIMIT_KEYS, type LimitKey } from './filter-keys';
import { DEFAULT_RANGE, type Range, serializeRange } from './range';
import { parseScope, type Scope } from './scope';

const parsers = {
  range: parseAsString,
  text: parseAsString,
  ...(Object.fromEntries(FILTER_KEYS.map((key) => [key, parseAsNativeArrayOf(parseAsString)])) as Record<
    FilterKey,
    ReturnType<typeof parseAsNativeArrayOf<string>>
  >),
  ...(Object.fromEntries(LIMIT_KEYS.map((key) => [key, parseAsFloat])) as Record<
    LimitKey,
    typeof parseAsFloat
  >),
};

export interface ScopeState {
  readonly scope: Scope;
  /** Part of query keys: equal scopes have equal texts. */
  readonly key: string;
  setRange(range: Range): void;
  setFilter(key: FilterKey, values: readonly string[]): void;
  addFilter(key: FilterKey, value: string): void;
  setLimit(key: LimitKey, value: number | undefined): void;
  setText(text: string | undefined): void;
  clearFilters(): void;
}

/** The scope of the page, which lives in the address alone. Every change is a step that Back undoes. */
export function useScope(): ScopeState {
  const query = useSearchParams();
  const [, setQuery] = useQueryStates(parsers, { history: 'push', shallow: true, scroll: false });
  const text = query.toString();
  return useMemo(() => {
    const scope = parseScope(new URLSearchParams(text));
    const set = (values: Parameters<typeof setQuery>[0]) => void setQuery(values);
    return {
      scope,
      key: JSON.stringify([scope.range, scope.filters, scope.limits, scope.text]),
      setRange: (range) => set({ range: serializeRange(range) }),
      setFilter: (key, values) => set({ [key]: values.length > 0 ? [...values] : null }),
      addFilter: (key, value) => set({ [key]: [...new Set([...(scope.filters[key] ?? []), value])] }),
      setLimit: (key, value) => set({ [key]: value ?? null }),
      setText: (value) => set({ text: value || null }),
      clearFilters: () =>
        set(Object.fromEntries(['text', ...FILTER_KEYS, ...LIMIT_KEYS].map((key) => [key, null]))),
    };
  }, [text, setQuery]);
}

/** Writes the range into an address that has none, so that a link shows its reader what its sender saw. */
export function useRangeInAddress(): void {
  const isMissing = useSearchParams().get('range') === null;
  const [, setQuery] = useQueryStates(parsers, { history: 'replace', shallow: true, scroll: false });
  useEffect(() => {
    if (isMissing) void setQuery({ range: serializeRange(DEFAULT_RANGE) });
  }, [isMissing, setQuery]);
}
