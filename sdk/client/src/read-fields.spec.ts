import { spanSchema, scoreSchema } from '@almenara/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SCORE_READERS, SPAN_READERS } from './read-fields.js';
import { RecordFields, RecordKind } from './record-fields.js';

const kind = new RecordKind(SPAN_READERS);
function read(fields: object): object {
  const parts = new RecordFields(kind);
  parts.read(fields, 1e6);
  const { kind: _kind, ...values } = JSON.parse(parts.write('{"kind":"span"').join('')) as Record<
    string,
    unknown
  >;
  return values;
}

const contractFields = (shape: object, ...own: string[]) =>
  Object.keys(shape).filter((key) => !own.includes(key));

test('every field of the contract can be set', () => {
  expect(Object.keys(SPAN_READERS).sort()).toEqual(
    contractFields(
      spanSchema.shape,
      'kind',
      'traceId',
      'spanId',
      'parentSpanId',
      'at',
      'convention',
      'redactions',
    ).sort(),
  );
  expect(Object.keys(SCORE_READERS).sort()).toEqual(
    contractFields(scoreSchema.shape, 'kind', 'evidence').sort(),
  );
});

test('values that the contract takes are kept as they are', () => {
  const fields = {
    name: 'chat',
    type: 'llm',
    startTime: 1_760_000_000_000.125,
    status: 'ok',
    input: [{ role: 'user', content: 'hi' }],
    tools: [{ name: 'f', description: 'd', parameters: { type: 'object' } }],
    documents: [{ id: 'd1', content: 'text', score: 0.5, rank: 1, metadata: { page: 3 } }],
    usage: { input: 1, output: 2, total: 3, cacheRead: 0, source: 'provider' },
    cost: { total: 0.01, currency: 'EUR' },
    finishReasons: ['stop'],
    prompt: { name: 'p', version: '2' },
    tags: ['a'],
    embeddings: [{ model: 'm', dimension: 2, vector: [0.5, -1], of: 'query' }],
    spanEvents: [{ name: 'e', at: 1_760_000_000_000, attributes: { a: 1 } }],
  };
  expect(read(fields)).toEqual(fields);
});

test('values of another form are made acceptable, or left out alone', () => {
  expect(
    read({
      name: 'n'.repeat(600),
      type: 'nonsense',
      startTime: new Date(NaN),
      endTime: '2025-10-09T08:53:20Z',
      usage: { input: 1.4, output: -1, total: 5n, reasoning: '3' },
      documents: [null, { id: 7, content: { a: 1 }, score: NaN, rank: 0, metadata: [1] }],
      tags: ['a', {}, 5],
      sessionId: 'a\nb',
      metadata: 'text',
      tools: [{ description: 'nameless' }],
      embeddings: [{ model: 'm', vector: [1], of: 'input' }],
      prompt: 'not an object',
      unknown: 1,
      output: null,
    }),
  ).toEqual({
    name: 'n'.repeat(500),
    endTime: 1_760_000_000_000,
    usage: { input: 1, total: 5 },
    documents: [{ id: '7', content: '{"a":1}', metadata: { value: [1] } }],
    tags: ['a', '5'],
    sessionId: 'ab',
    metadata: { value: 'text' },
    tools: [],
    embeddings: [],
  });
});

test('a list without end is read up to its limit', () => {
  function* endless(item: unknown) {
    for (;;) yield item;
  }
  expect(read({ tags: endless('t') })).toEqual({ tags: Array(100).fill('t') });
  expect(read({ tags: endless(undefined), finishReasons: Array(1e8) })).toEqual({
    tags: [],
    finishReasons: [],
  });
});

test('whatever the fields hold, the contract accepts what is written', () => {
  const value = fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true });
  const list = fc.oneof(value, fc.array(value, { maxLength: 3 }));
  const nested = fc.oneof(
    list,
    fc.array(
      fc.record(
        { id: value, name: value, content: value, score: value, rank: value, metadata: value, vector: list },
        { requiredKeys: [] },
      ),
      { maxLength: 3 },
    ),
  );
  const fields = fc.record(
    Object.fromEntries(Object.keys(SPAN_READERS).map((key) => [key, nested])) as Record<
      string,
      typeof nested
    >,
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fields, (given) => {
      const span = { kind: 'span', traceId: 't', spanId: 's', ...read(given) };
      expect(spanSchema.safeParse(span).error).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});
