import { type OutputUnit, type SchemaDraft, Validator } from '@cfworker/json-schema';
import { isRecord, prepareSchema, type Refusal, SchemaRefused } from './prepare-schema.js';

export type SchemaCheck =
  | { readonly kind: 'fits' }
  | {
      readonly kind: 'mismatch';
      /** JSON pointer into the value; '' is the whole. */ readonly pointer: string;
      readonly keyword: string;
    }
  | { readonly kind: 'not_checked'; readonly reason: Refusal };

type Check = (value: unknown) => SchemaCheck;

const MAX_SCHEMA_LENGTH = 200_000;
/** Applications of a subschema to a value. A hundred thousand take about a tenth of a second. */
const MAX_STEPS = 100_000;
/** `uniqueItems` compares every pair. */
const MAX_UNIQUE_ITEMS = 300;
const MAX_CACHED = 100;
const cache = new Map<string, Check>();

/**
 * Whether `value` fits a JSON Schema (drafts 4 to 2020-12). Reads no network: a reference leads within the schema or
 * the schema is not applied. A schema that cannot be applied in bounded time is not applied, and the reason is told.
 */
export function checkSchema(value: unknown, schema: unknown): SchemaCheck {
  const key = JSON.stringify(schema);
  if (key === undefined) return { kind: 'not_checked', reason: 'schema_unreadable' };
  if (key.length > MAX_SCHEMA_LENGTH) return { kind: 'not_checked', reason: 'schema_too_large' };
  const check = cache.get(key) ?? createCheck(JSON.parse(key), key.includes('"uniqueItems"'));
  cache.delete(key);
  cache.set(key, check);
  if (cache.size > MAX_CACHED) cache.delete(cache.keys().next().value!);
  return check(value);
}

function createCheck(schema: unknown, hasUnique: boolean): Check {
  let left = 0;
  let validator: Validator;
  try {
    const prepared = prepareSchema(schema, (steps) => {
      left -= steps;
      if (left < 0) throw new SchemaRefused('too_many_steps');
    });
    validator = new Validator(prepared, draftOf(schema));
  } catch (error) {
    const reason = reasonOf(error);
    return () => ({ kind: 'not_checked', reason });
  }
  return (value) => {
    left = MAX_STEPS;
    if (hasUnique && hasLongArray(value)) return { kind: 'not_checked', reason: 'too_many_steps' };
    try {
      const { valid, errors } = validator.validate(value);
      return valid ? { kind: 'fits' } : describe(errors);
    } catch (error) {
      return { kind: 'not_checked', reason: reasonOf(error) };
    }
  };
}

function reasonOf(error: unknown): Refusal {
  if (error instanceof SchemaRefused) return error.reason;
  // References without end overflow the stack before they spend their steps.
  return error instanceof RangeError ? 'too_many_steps' : 'schema_unreadable';
}

function draftOf(schema: unknown): SchemaDraft {
  const told = isRecord(schema) ? schema['$schema'] : undefined;
  const draft = typeof told === 'string' ? /draft-0?(4|7|6)|2019-09|2020-12/.exec(told) : null;
  if (draft?.[1] === '4') return '4';
  if (draft?.[1]) return '7';
  return draft?.[0] === '2019-09' ? '2019-09' : '2020-12';
}

/** The innermost complaint: those around it only say that something within is wrong. */
function describe(errors: readonly OutputUnit[]): SchemaCheck {
  let at = 0;
  errors.forEach((error, index) => {
    if (depth(error) > depth(errors[at]!)) at = index;
  });
  const inner = errors[at];
  // What may not be there at all is told by the keyword around it.
  const keyword = (inner?.keyword === 'false' ? errors[at - 1] : inner)?.keyword ?? 'false';
  const pointer = decodeURI(inner?.instanceLocation.slice(1) ?? '');
  return { kind: 'mismatch', pointer: pointer.slice(0, 200), keyword };
}

function depth({ instanceLocation, keywordLocation }: OutputUnit): number {
  return instanceLocation.split('/').length * 1000 + Math.min(999, keywordLocation.split('/').length);
}

function hasLongArray(value: unknown): boolean {
  const open: unknown[] = [value];
  for (let item = open.pop(); open.length > 0 || item !== undefined; item = open.pop()) {
    if (typeof item !== 'object' || item === null) continue;
    if (Array.isArray(item) && item.length > MAX_UNIQUE_ITEMS) return true;
    for (const child of Object.values(item))
      if (typeof child === 'object' && child !== null) open.push(child);
  }
  return false;
}
