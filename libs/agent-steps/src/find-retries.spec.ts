import { expect, test } from 'vitest';
import { findRetries } from './find-retries.js';
import { step, tool } from './testing/steps.js';

const failed = { status: 'error' } as const;

test('the same step under the same parent after a failure is a retry, counted until it works', () => {
  const call = { name: 'chat gpt-5', type: 'llm' } as const;
  const steps = [
    step('a', { ...call, ...failed }),
    step('b', { ...call, ...failed }),
    step('c', call),
    step('d', call),
  ];
  expect(findRetries(steps.toReversed())).toEqual([
    { spanId: 'b', kind: 'retry', toldBy: null, of: 'a', attempt: 1 },
    { spanId: 'c', kind: 'retry', toldBy: null, of: 'b', attempt: 2 },
  ]);
});

test.each([
  ['under another parent', { parentSpanId: 'other' }, {}],
  ['of another name', { name: 'fetch' }, {}],
  ['of a tool with other arguments', { argumentsHash: '2' }, {}],
  ['that began before the failure', {}, { endTime: '2030-01-01T00:00:00.000Z' }],
  ['after one that worked', {}, { status: 'ok' as const }],
])('a step %s is none', (_what, second, first) => {
  expect(
    findRetries([tool('a', 'search', '1', { ...failed, ...first }), tool('b', 'search', '1', second)]),
  ).toEqual([]);
});

test('what the sender says of re-sent requests is told, not inferred', () => {
  expect(findRetries([step('a', { hints: { 'http.request.resend_count': '2' } })])).toEqual([
    { spanId: 'a', kind: 'retry', toldBy: 'http.request.resend_count', attempt: 2 },
  ]);
});
