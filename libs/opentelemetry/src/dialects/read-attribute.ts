import type { Attributes } from '../otlp/otel-span.js';

/** Readers of attributes that may be absent or of another type than the convention says: then absent. */
export function textOf(attributes: Attributes, ...keys: string[]): string | undefined {
  for (const key of keys) {
    const value = attributes[key];
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

export function countOf(attributes: Attributes, ...keys: string[]): number | undefined {
  for (const key of keys) {
    const value = Number(attributes[key] ?? NaN);
    if (Number.isSafeInteger(value) && value >= 0) return value;
  }
  return undefined;
}

export function textsOf(attributes: Attributes, key: string): string[] | undefined {
  const value = attributes[key];
  if (!Array.isArray(value)) return undefined;
  return value.filter((item): item is string => typeof item === 'string');
}

/** Structured content: as such, or as the JSON text that SDKs without structured attributes send. */
export function jsonOf(attributes: Attributes, key: string): unknown {
  const value = attributes[key];
  if (typeof value !== 'string') return value ?? undefined;
  if (!/^\s*[[{"]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** An object without its absent fields; undefined when none is left. */
export function present<T extends object>(object: T): Partial<T> | undefined {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  return entries.length > 0 ? (Object.fromEntries(entries) as Partial<T>) : undefined;
}
