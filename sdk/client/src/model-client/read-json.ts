import type { Json } from './call-reader.js';

/** Most characters of one streamed answer that are kept: an answer that never ends must not fill the memory. */
const MOST_CHARACTERS = 8_000_000;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

export function objectOf(value: unknown): Json {
  return isObject(value) ? value : {};
}

/** Most entries of one list that are looked at: the work must stay bounded whatever is given. */
const MOST_ENTRIES = 100_000;

export function entriesOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]).slice(0, MOST_ENTRIES) : [];
}

export function listOf(value: unknown): Json[] {
  const found: Json[] = [];
  if (!Array.isArray(value)) return found;
  for (let i = 0; i < value.length && i < MOST_ENTRIES; i++)
    if (isObject(value[i])) found.push(value[i] as Json);
  return found;
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function countOf(...values: unknown[]): number | undefined {
  return values.find((value): value is number => typeof value === 'number');
}

/** Without the fields that are not known. */
export function present<T extends object>(
  fields: T,
): { [Key in keyof T]?: Exclude<T[Key], null | undefined> } {
  const known: Json = {};
  for (const key of Object.keys(fields)) {
    const value = (fields as Json)[key];
    if (value !== undefined && value !== null) known[key] = value;
  }
  return known as { [Key in keyof T]?: Exclude<T[Key], null | undefined> };
}

/** The fields of a request that are neither content nor named elsewhere. */
export function parametersOf(body: Json, elsewhere: ReadonlySet<string>): Json | undefined {
  const parameters: Json = {};
  let any = false;
  for (const key in body) {
    if (elsewhere.has(key) || body[key] === undefined) continue;
    parameters[key] = body[key];
    any = true;
  }
  return any ? parameters : undefined;
}

export function append(text: unknown, more: unknown): string {
  const before = typeof text === 'string' ? text : '';
  return typeof more === 'string' && before.length < MOST_CHARACTERS ? before + more : before;
}

/** Position that a part of an answer names; undefined when it is none that an honest server would send. */
export function positionOf(index: unknown): number | undefined {
  return typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < 10_000
    ? index
    : undefined;
}
