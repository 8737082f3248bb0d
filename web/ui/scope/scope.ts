import { FILTER_KEYS, type FilterKey, isPossible, LIMIT_KEYS, type LimitKey } from './filter-keys';
import { DEFAULT_RANGE, parseRange, type Range, type TimeWindow, windowOf } from './range';

/** What a page is about: which time and which traces. */
export interface Scope {
  readonly range: Range;
  readonly filters: Readonly<Partial<Record<FilterKey, readonly string[]>>>;
  readonly limits: Readonly<Partial<Record<LimitKey, number>>>;
  readonly text: string | undefined;
  /** `key=value` pairs of the address that mean nothing here. */
  readonly ignored: readonly string[];
}

/** Reads the scope from the query of an address. Malformed values are named, never fatal. */
export function parseScope(query: URLSearchParams): Scope {
  const ignored: string[] = [];
  const filters: Partial<Record<FilterKey, string[]>> = {};
  for (const key of FILTER_KEYS) {
    const values = [...new Set(query.getAll(key))];
    const possible = values.filter((value) => isPossible(key, value));
    ignored.push(...values.filter((value) => !isPossible(key, value)).map((value) => `${key}=${value}`));
    if (possible.length > 0) filters[key] = possible;
  }
  const limits: Partial<Record<LimitKey, number>> = {};
  for (const key of LIMIT_KEYS) {
    const value = query.get(key);
    if (value === null) continue;
    const limit = Number(value);
    if (value.trim() !== '' && Number.isFinite(limit) && limit >= 0) limits[key] = limit;
    else ignored.push(`${key}=${value}`);
  }
  return {
    range: readOne(query, 'range', parseRange, ignored) ?? DEFAULT_RANGE,
    filters,
    limits,
    text: readOne(query, 'text', (value) => (value.length <= 500 ? value : undefined), ignored),
    ignored,
  };
}

/** The scope as the API takes it, without its time. */
export function filterQueryOf(scope: Scope): Record<string, string | string[] | number> {
  return {
    ...Object.fromEntries(Object.entries(scope.filters).map(([key, values]) => [key, [...values]])),
    ...scope.limits,
    ...(scope.text ? { text: scope.text } : {}),
  };
}

/** The scope as the API takes it, its time fixed at `now`. */
export function scopeQueryOf(scope: Scope, now: number) {
  return { ...timeQueryOf(windowOf(scope.range, now)), ...filterQueryOf(scope) };
}

export function timeQueryOf(window: TimeWindow): { from: string; to: string } {
  return { from: new Date(window.from).toISOString(), to: new Date(window.to).toISOString() };
}

export function countFilters(scope: Scope): number {
  return Object.keys(scope.filters).length + Object.keys(scope.limits).length + (scope.text ? 1 : 0);
}

const SCOPE_KEYS: readonly string[] = ['range', 'text', ...FILTER_KEYS, ...LIMIT_KEYS];

/** The part of a query that goes along to another page. */
export function carryScope(query: URLSearchParams): string {
  const carried = new URLSearchParams();
  for (const [key, value] of query) if (SCOPE_KEYS.includes(key)) carried.append(key, value);
  const text = carried.toString();
  return text ? `?${text}` : '';
}

function readOne<T>(
  query: URLSearchParams,
  key: string,
  parse: (value: string) => T | undefined,
  ignored: string[],
): T | undefined {
  const value = query.get(key);
  if (value === null || value === '') return undefined;
  const parsed = parse(value);
  if (parsed === undefined) ignored.push(`${key}=${value}`);
  return parsed;
}
