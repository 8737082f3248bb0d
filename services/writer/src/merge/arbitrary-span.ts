import { FIRST_TOKEN_AT, TOLD_PREFIX, type SpanInput } from '@almenara/contract';
import * as fc from 'fast-check';

/** Times of few distinct values, so that ties and moved starts happen often. Two different months. */
const time = fc.constantFrom(
  ...[0, 1, 2, 3, 40 * 86_400_000].map((offset) => Date.UTC(2026, 9, 20) + offset),
);
const word = fc.constantFrom('', 'a', 'b', 'ñ "quoted"\n', '\u0000x');
const json = fc.jsonValue({ maxDepth: 2, depthSize: 'small' });
const record = fc.dictionary(fc.constantFrom('k', 'a.b', '__proto__', 'constructor', ''), json, {
  maxKeys: 3,
});
/** Messages told apart from their span. */
const told = fc.record({
  side: fc.constantFrom('input', 'output'),
  messages: fc.array(fc.oneof(word, fc.record({ finish_reason: word })), { minLength: 1, maxLength: 2 }),
  order: fc.tuple(fc.integer({ min: 0, max: 2 })),
});
const firstToken = fc.oneof(json, time).map((at) => ({ [FIRST_TOKEN_AT]: at }));
const others = fc.oneof(record, firstToken);
const attributes = fc.tuple(others, fc.array(told, { maxLength: 2 })).map(([other, parts]) => ({
  ...other,
  ...Object.fromEntries(parts.map((part) => [TOLD_PREFIX + JSON.stringify(part.messages), part])),
}));
const count = fc.integer({ min: 0, max: 5 });

/** Events about few spans, with every field of the normal form now and then. */
export function arbitrarySpan(identity: { traceIds: string[]; spanIds: string[] }): fc.Arbitrary<SpanInput> {
  return fc.record(
    {
      kind: fc.constant('span' as const),
      traceId: fc.constantFrom(...identity.traceIds),
      spanId: fc.constantFrom(...identity.spanIds),
      at: time,
      parentSpanId: fc.constantFrom('s1', 's2', 'elsewhere'),
      name: word,
      type: fc.constantFrom('llm' as const, 'retriever' as const, 'span' as const),
      startTime: time,
      endTime: time,
      status: fc.constantFrom('unset' as const, 'ok' as const, 'error' as const),
      statusMessage: word,
      modelRequested: word,
      // One that has a price.
      modelAnswered: fc.oneof(word, fc.constant('gpt-4o')),
      parameters: record,
      input: json,
      output: json,
      documents: fc.array(
        fc.record({ id: word, score: fc.double({ noNaN: true, noDefaultInfinity: true }) }),
        {
          maxLength: 2,
        },
      ),
      usage: fc.record({ input: count, output: count, total: count }, { requiredKeys: [] }),
      cost: fc.record(
        { input: count, total: count, currency: fc.constantFrom('USD', 'EUR') },
        { requiredKeys: [] },
      ),
      finishReasons: fc.array(word, { maxLength: 2 }),
      prompt: fc.record({ name: word, version: word }, { requiredKeys: [] }),
      redactions: fc.array(
        fc.record({
          field: fc.constantFrom('input', 'output'),
          kind: fc.constantFrom('api_key', 'secret'),
          count: fc.integer({ min: 1, max: 5 }),
        }),
        { maxLength: 3 },
      ),
      variant: word,
      indexVersion: word,
      sessionId: fc.constantFrom('s', 'r'),
      actorId: fc.constantFrom('ana', 'bob'),
      tags: fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 }),
      metadata: record,
      attributes,
    },
    { requiredKeys: ['kind', 'traceId', 'spanId', 'at'] },
  );
}
