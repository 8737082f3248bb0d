import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import {
  batchResultSchema,
  batchSchema,
  eventSchema,
  LOSS_REASONS,
  logRecordSchema,
  OPERATIONS,
  spanSchema,
} from './index.js';

// What was once sent, stored or answered is read for ever, to the same value. These files are never changed;
// a new form gets a new file.
const folder = new URL('../recorded/', import.meta.url);
const read = (path: string) =>
  JSON.parse(readFileSync(new URL(path, folder), 'utf8')) as Record<string, unknown>;
const files = (kind: string) => readdirSync(new URL(kind, folder)).filter((name) => name.endsWith('.json'));

const SCHEMAS: Record<string, z.ZodType> = {
  batch: batchSchema,
  event: eventSchema,
  batchResult: batchResultSchema,
  logRecord: logRecordSchema,
};

test.each(files('wire/'))('recorded %s parses to the recorded value', (name) => {
  const { schema, payload, payloads, parsed } = read(`wire/${name}`);
  const parser = SCHEMAS[schema as string]!;
  const values = payloads ? (payloads as unknown[]).map((item) => parser.parse(item)) : parser.parse(payload);
  expect(values).toEqual(parsed);
});

test.each(files('wire/'))('parsing what %s was parsed to changes nothing', (name) => {
  const { schema, payloads, parsed } = read(`wire/${name}`);
  const parser = SCHEMAS[schema as string]!;
  const values = payloads ? (parsed as unknown[]).map((item) => parser.parse(item)) : parser.parse(parsed);
  expect(values).toEqual(parsed);
});

test('the recorded events hold every field of a span and every reason of a loss', () => {
  const events = files('wire/')
    .map((name) => read(`wire/${name}`))
    .filter(({ schema, payloads }) => schema === 'event' && payloads)
    .flatMap(({ payloads }) => payloads as Record<string, unknown>[]);
  const spans = events.filter(({ kind }) => kind === 'span');
  expect([...new Set(spans.flatMap((span) => Object.keys(span)))].sort()).toEqual(
    Object.keys(spanSchema.shape).sort(),
  );
  expect(events.map((event) => event['reason'])).toEqual(expect.arrayContaining([...LOSS_REASONS]));
});

/** A later form of an answer stands in `<operation>-<form>.json`. */
const operationOf = (name: string) => /^\w+/.exec(name)?.[0];

test.each(files('responses/'))('recorded answer %s is still an answer of its route', (name) => {
  const operation = OPERATIONS.find(({ id }) => id === operationOf(name));
  const answer = read(`responses/${name}`);
  expect(operation?.response.parse(answer)).toEqual(answer);
});

test('every route has a recorded answer', () => {
  const recorded = files('responses/').map(operationOf);
  expect(recorded).toEqual(expect.arrayContaining(OPERATIONS.map(({ id }) => id)));
});

test('unknown keys are ignored everywhere, never a reason to refuse', () => {
  for (const name of files('wire/')) {
    const { schema, payload, payloads, parsed } = read(`wire/${name}`);
    const parser = SCHEMAS[schema as string]!;
    for (const value of (payloads as unknown[] | undefined) ?? [payload]) {
      expect(parser.safeParse(addUnknownKeys(value)).error).toBeUndefined();
    }
    expect(parsed).toBeDefined();
  }
});

/** The value with a key of a later version in every object. */
function addUnknownKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(addUnknownKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, addUnknownKeys(item)]);
  return { ...(Object.fromEntries(entries) as object), keyOfALaterVersion: { a: [1] } };
}
