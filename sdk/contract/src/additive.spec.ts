import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { batchSchema, logRecordSchema, lossSchema, scoreSchema, spanSchema } from './index.js';
import { narrowings, type JsonSchema } from './testing/narrowings.js';

const recorded = JSON.parse(
  readFileSync(new URL('../recorded/schema.json', import.meta.url), 'utf8'),
) as Record<string, JsonSchema>;

const CURRENT = {
  batch: batchSchema,
  span: spanSchema,
  score: scoreSchema,
  loss: lossSchema,
  logRecord: logRecordSchema,
};

function describeSchema(schema: z.ZodType): JsonSchema {
  return JSON.parse(
    JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })),
  ) as JsonSchema;
}

test.each(Object.entries(CURRENT))('%s accepts everything that version 1 accepted', (name, schema) => {
  expect(narrowings(recorded[name]!, describeSchema(schema))).toEqual([]);
});

test('every way to narrow a schema is noticed', () => {
  const old = describeSchema(
    z.object({
      a: z.string().max(5).optional(),
      n: z.number().min(0),
      e: z.enum(['x', 'y']),
      l: z.array(z.int()),
    }),
  );
  const now = (shape: z.ZodRawShape) => narrowings(old, describeSchema(z.object(shape)));
  const a = z.string().max(5).optional();
  const n = z.number().min(0);
  const e = z.enum(['x', 'y']);
  const l = z.array(z.int());
  expect(now({ a, n, e, l })).toEqual([]);
  expect(
    now({ a: z.string().max(9).optional(), n: n.optional(), e: z.enum(['x', 'y', 'z']), l, more: a }),
  ).toEqual([]);
  expect(now({ n, e, l })).toEqual(['a: is gone']);
  expect(now({ a: z.string().max(5), n, e, l })).toEqual(['a: is required now']);
  expect(now({ a, n, e, l, more: n })).toEqual(['more: is required now']);
  expect(now({ a: z.string().max(4).optional(), n, e, l })).toEqual(['a: maxLength shrank']);
  expect(now({ a, n: z.number().min(1), e, l })).toEqual(['n: minimum grew']);
  expect(now({ a, n: z.number().min(0).max(9), e, l })).toEqual(['n: maximum is new']);
  expect(now({ a, n: z.string(), e, l })).toContain('n: type changed');
  expect(now({ a, n, e: z.enum(['x']), l })).toEqual(['e: y is no longer allowed']);
  expect(now({ a, n, e, l: z.array(z.int().min(3)) })).toEqual(['l[]: minimum grew']);
  expect(narrowings(old, describeSchema(z.strictObject({ a, n, e, l })))).toEqual([': refuses unknown keys']);
});
