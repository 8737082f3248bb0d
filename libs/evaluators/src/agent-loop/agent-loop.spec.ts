import { expect, test } from 'vitest';
import { stepOf } from '../testing/steps.js';
import { agentLoop } from './agent-loop.js';

test('Nothing is judged in a trace without tools or agents', () => {
  expect(agentLoop.evaluate([])).toBeNull();
  expect(agentLoop.evaluate([stepOf(1, { type: 'llm' })])).toBeNull();
});

test('The same call three times is a loop, and its spans are named', () => {
  const steps = [1, 2, 3].map((at) => stepOf(at, { name: 'find', argumentsHash: 'h' }));
  expect(agentLoop.evaluate(steps)).toMatchObject({
    label: 'loop',
    value: 0,
    metadata: { spanIds: ['s1', 's2', 's3'], loops: [{ kind: 'sameArguments', times: 3 }] },
  });
  expect(agentLoop.evaluate(steps.toReversed())).toEqual(agentLoop.evaluate(steps));
});

test('Other arguments, or two rounds, are no loop', () => {
  expect(
    agentLoop.evaluate([1, 2, 3].map((at) => stepOf(at, { name: 'find', argumentsHash: `h${at}` })))?.label,
  ).toBe('none');
  expect(
    agentLoop.evaluate([1, 2].map((at) => stepOf(at, { name: 'find', argumentsHash: 'h' })))?.label,
  ).toBe('none');
});
