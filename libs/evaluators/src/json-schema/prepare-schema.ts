import { isDeeperThan } from '@almenara/contract';
import type { Schema } from '@cfworker/json-schema';
import { isBoundedPattern } from './bounded-pattern.js';

/** Why a schema is not applied. Each is a word for the verdict's metadata. */
export type Refusal = 'schema_too_large' | 'schema_unreadable' | 'pattern_unbounded' | 'too_many_steps';

export class SchemaRefused extends Error {
  constructor(readonly reason: Refusal) {
    super(reason);
  }
}

const MAX_SUBSCHEMAS = 5000;
/** Their members are values, not schemas. */
const VALUES = new Set([
  'const',
  'enum',
  'default',
  'example',
  'examples',
  'required',
  'type',
  'dependentRequired',
]);
/** Their members are schemas by a name that is no keyword. */
const MAPS = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'definitions',
  'dependentSchemas',
  'dependencies',
]);

/**
 * A copy of `schema` that counts its own use: the validator reads `$recursiveAnchor` of every schema that it
 * applies, and here that calls `spend`, which may throw. So even references that multiply end, and at the same
 * place each time. `format` is left out: the standard calls it an annotation.
 */
export function prepareSchema(schema: unknown, spend: (steps: number) => void): Schema | boolean {
  if (typeof schema === 'boolean') return schema;
  if (!isRecord(schema) || isDeeperThan(schema, 64)) throw new SchemaRefused('schema_unreadable');
  let count = 0;

  const copySchema = (source: unknown): unknown => {
    if (Array.isArray(source)) return source.map(copySchema);
    if (!isRecord(source)) return source;
    if (++count > MAX_SUBSCHEMAS) throw new SchemaRefused('schema_too_large');
    const copy: Record<string, unknown> = {};
    let cost = 1;
    for (const [key, value] of Object.entries(source)) {
      if (key === '__proto__' || key === '$recursiveRef') throw new SchemaRefused('schema_unreadable');
      if (key === 'format' || key === '$recursiveAnchor') continue;
      if (key === 'pattern') assertBounded(value);
      if (key === 'patternProperties' && isRecord(value)) Object.keys(value).forEach(assertBounded);
      if (key === 'enum' && Array.isArray(value)) cost += value.length;
      if (key === 'const' || key === 'enum') cost += 1;
      copy[key] = VALUES.has(key) ? value : MAPS.has(key) ? copyMap(value) : copySchema(value);
    }
    Object.defineProperty(copy, '$recursiveAnchor', { get: () => void spend(cost), enumerable: false });
    return copy;
  };

  const copyMap = (source: unknown): unknown => {
    if (!isRecord(source)) return source;
    if (Object.hasOwn(source, '__proto__')) throw new SchemaRefused('schema_unreadable');
    return Object.fromEntries(Object.entries(source).map(([key, value]) => [key, copySchema(value)]));
  };

  return copySchema(schema) as Schema;
}

function assertBounded(pattern: unknown): void {
  if (typeof pattern !== 'string' || !isBoundedPattern(pattern)) throw new SchemaRefused('pattern_unbounded');
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
