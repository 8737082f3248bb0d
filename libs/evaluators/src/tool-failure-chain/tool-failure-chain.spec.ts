import { expect, test } from 'vitest';
import { stepOf } from '../testing/steps.js';
import { toolFailureChain } from './tool-failure-chain.js';

/** One letter a call of the tool with that name: upper case failed. */
const judge = (calls: string) =>
  toolFailureChain.evaluate(
    calls
      .split('')
      .map((call, at) =>
        stepOf(at, { name: call.toLowerCase(), status: call === call.toLowerCase() ? 'ok' : 'error' }),
      ),
  );

test.each([
  ['', undefined],
  ['abc', 'none'],
  ['aAa', 'recovered'],
  ['AaBb', 'recovered'],
  ['aAb', 'failed'],
  ['ABa', 'failed'],
  ['AAA', 'chain'],
  ['aABCa', 'chain'],
])('Calls %s: %s', (calls, label) => {
  expect(judge(calls)?.label).toBe(label);
});

test('The spans of the longest chain are named', () => {
  expect(judge('AaABC')).toMatchObject({
    value: 1 - 4 / 5,
    metadata: { longestChain: 3, spanIds: ['s2', 's3', 's4'] },
  });
});

test('Failures of different agents make no chain', () => {
  const agents = [
    stepOf(10, { type: 'agent' }),
    stepOf(20, { type: 'agent' }),
    stepOf(30, { type: 'agent' }),
  ];
  const calls = agents.map(({ spanId }, at) => stepOf(40 + at, { parentSpanId: spanId, status: 'error' }));
  expect(toolFailureChain.evaluate([...agents, ...calls])?.label).toBe('failed');
});
