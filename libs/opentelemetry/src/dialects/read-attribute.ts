import { isDeeperThan, MAX_JSON_DEPTH } from '@almenara/contract';
import type { Attributes } from '../otlp/otel-span.js';

/** Leaves room for what is built around a value. */
const DEEPEST = MAX_JSON_DEPTH - 20;

/** Readers of attributes that may be absent or of another type than the convention says: then absent. */
export function textOf(attributes: Attributes, ...keys: string[]): string | undefined {
  for (const key of keys) {
    const value = attributes[key];
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

/** Text, or the digits of a number: versions and ids are sent as either. */
export function labelOf(attributes: Attributes, ...keys: string[]): string | undefined {
  for (const key of keys) {
    const value = attributes[key];
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

export function countOf(attributes: Readonly<Attributes>, ...keys: string[]): number | undefined {
  for (const key of keys) {
    const value = attributes[key];
    const number = typeof value === 'number' || typeof value === 'string' ? Number(value || NaN) : NaN;
    if (value === 0 || (Number.isSafeInteger(number) && number >= 0)) return number || 0;
  }
  return undefined;
}

/** An amount that may have a fraction: money, milliseconds, scores. */
export function amountOf(attributes: Readonly<Attributes>, ...keys: string[]): number | undefined {
  for (const key of keys) {
    const value = attributes[key];
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number === 'number' && Number.isFinite(number)) return number;
  }
  return undefined;
}

/** A list of words: as such, or as the JSON text of one. */
export function textsOf(attributes: Attributes, ...keys: string[]): string[] | undefined {
  for (const key of keys) {
    const value = jsonOf(attributes, key);
    if (Array.isArray(value)) return value.filter((item): item is string => typeof item === 'string');
  }
  return undefined;
}

/** Structured content: as such, or as the JSON text that SDKs without structured attributes send. */
export function jsonOf(attributes: Attributes, ...keys: string[]): unknown {
  for (const key of keys) {
    const value = attributes[key] ?? undefined;
    if (value !== undefined) return parsed(value);
  }
  return undefined;
}

/** JSON text of an object, list or text as its value; everything else, and what nests too deep, as it is. */
export function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{"]/.test(value)) return value;
  try {
    const read: unknown = JSON.parse(value);
    return isDeeperThan(read, DEEPEST) ? value : read;
  } catch {
    return value;
  }
}

/** JSON text of an object or a list as its value; quoted text stays text. */
export function structured(value: unknown): unknown {
  return typeof value === 'string' && /^\s*[[{]/.test(value) ? parsed(value) : value;
}

export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Attributes under a prefix, by the rest of their names, with JSON texts read. */
export function under(attributes: Attributes, prefix: string): Fields | undefined {
  let found: Fields | undefined;
  for (const key of Object.keys(attributes)) {
    if (key.length <= prefix.length || !key.startsWith(prefix)) continue;
    found ??= Object.create(null) as Fields;
    found[key.slice(prefix.length)] = structured(attributes[key]);
  }
  return found;
}

/** An object without its absent fields; undefined when none is left. */
export function present<T extends object>(object: T): Partial<T> | undefined {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  return entries.length > 0 ? (Object.fromEntries(entries) as Partial<T>) : undefined;
}
