import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { batchSchema, eventSchema } from './batch.js';
import { explainInvalid } from './explain-invalid.js';

const SPAN = { kind: 'span', traceId: 't', spanId: 's' };
const explain = (schema: z.ZodType, value: unknown) => {
  const { error } = schema.safeParse(value);
  return error && explainInvalid(error);
};

test.each([
  ['a missing field', { kind: 'span', traceId: 't' }, { field: 'spanId', reason: 'must be a string' }],
  ['a wrong type', { ...SPAN, name: 5 }, { field: 'name', reason: 'must be a string' }],
  [
    'a wrong type far inside',
    { ...SPAN, documents: [{ score: 1 }, { score: 'x' }] },
    { field: 'documents.1.score', reason: 'must be a number' },
  ],
  [
    'an unknown word',
    { ...SPAN, status: 'great' },
    { field: 'status', reason: 'must be one of unset, ok, error' },
  ],
  ['an object instead of a list', { ...SPAN, tags: {} }, { field: 'tags', reason: 'must be an array' }],
  [
    'an id that is too long',
    { ...SPAN, traceId: 'x'.repeat(201) },
    { field: 'traceId', reason: 'must have at most 200 characters' },
  ],
  [
    'a bad time',
    { ...SPAN, at: -1 },
    { field: 'at', reason: expect.stringContaining('must be an ISO 8601 time') as string },
  ],
  [
    'an unknown kind',
    { kind: 'secret-kind' },
    { field: 'kind', reason: 'needs "kind" to be one of the known kinds' },
  ],
  [
    'a score without value',
    { kind: 'score', id: '1', name: 'n', traceId: 't' },
    { field: 'value', reason: 'needs a value or a label' },
  ],
  ['no object at all', 'secret', { reason: 'must be an object' }],
])('%s is explained by place and rule', (_, value, expected) => {
  expect(explain(eventSchema, value)).toEqual(expected);
});

test('too many events are explained by the limit', () => {
  const batch = { sender: 's', sequence: 1, sentAt: 1_760_000_000_000, events: Array(20_001).fill(0) };
  expect(explain(batchSchema, batch)).toEqual({
    field: 'events',
    reason: 'must hold at most 20000 events; send several batches',
  });
});

test('an error without issues is explained too', () => {
  expect(explainInvalid(new z.ZodError([]))).toEqual({ reason: 'is not valid' });
});

test('the value is never quoted, in whatever field it stands', () => {
  const secret = 'SECRET-a1b2c3';
  const values = fc.constantFrom<unknown>(
    secret,
    [secret],
    { a: secret },
    [{ content: { secret } }],
    `${secret}\n`,
  );
  const field = fc.constantFrom(
    'kind',
    'traceId',
    'at',
    'type',
    'usage',
    'tags',
    'documents',
    'tools',
    'cost',
    'embeddings',
    'startTime',
    'metadata',
    'prompt',
    'source',
    'value',
    'evidence',
    'reason',
    'count',
  );
  const kinds = fc.constantFrom<unknown>('span', 'score', 'loss');
  fc.assert(
    fc.property(kinds, field, values, (kind, key, value) => {
      const event = { traceId: 't', spanId: 's', id: 'i', name: 'n', kind, [key]: value };
      expect(JSON.stringify(explain(eventSchema, event) ?? {})).not.toContain('SECRET');
    }),
  );
});
