import { expect, test } from 'vitest';
import { findLoops } from './find-loops.js';
import { agent, step, tool } from './testing/steps.js';

test('a tool asked the same thing three times is a loop, with anything in between', () => {
  const steps = [
    tool('a', 'search', '1'),
    step('think', { type: 'llm' }),
    tool('b', 'search', '1'),
    tool('x', 'search', '2'),
    tool('c', 'search', '1'),
  ];
  const { loops, marks } = findLoops(steps);
  expect(loops).toEqual([{ kind: 'sameArguments', steps: ['search'], times: 3 }]);
  expect(marks.map(({ spanId, loop }) => [spanId, loop])).toEqual([
    ['a', 0],
    ['b', 0],
    ['c', 0],
  ]);
});

test('two times, other arguments, and arguments that nobody sent are no loop', () => {
  expect(findLoops([tool('a', 'search', '1'), tool('b', 'search', '1')]).loops).toEqual([]);
  expect(findLoops(['1', '2', '3', '4'].map((hash) => tool(hash, 'search', hash))).loops).toEqual([]);
  expect(findLoops(['1', '2', '3', '4'].map((id) => tool(id, 'search', null))).loops).toEqual([]);
});

test('each agent repeats itself alone', () => {
  const steps = ['a', 'b', 'c'].flatMap((id) => [
    agent(id, id),
    tool(`${id}1`, 'search', '1', { parentSpanId: id }),
  ]);
  expect(findLoops(steps).loops).toEqual([]);
});

test('steps that follow each other again and again are one cycle', () => {
  const rounds = [1, 2, 3, 4].flatMap((round) => [
    agent(`p${round}`, 'planner'),
    step(`m${round}`, { type: 'llm' }),
    agent(`c${round}`, 'critic'),
  ]);
  const { loops, marks } = findLoops([tool('first', 'look', '1'), ...rounds, tool('last', 'tell', '1')]);
  expect(loops).toEqual([{ kind: 'cycle', steps: ['planner', 'critic'], times: 4 }]);
  expect(marks).toHaveLength(8);
  const tools = [1, 2, 3].flatMap((n) => [tool(`a${n}`, 'list', '1'), tool(`b${n}`, 'read', '2')]);
  expect(findLoops(tools).loops).toEqual([{ kind: 'cycle', steps: ['list', 'read'], times: 3 }]);
});

test('agents that work side by side are no cycle', () => {
  const at = { startTime: '2026-01-01T00:00:00.000Z', endTime: '2026-01-01T00:01:00.000Z' };
  const steps = [1, 2, 3].flatMap((n) => [agent(`a${n}`, 'a', at), agent(`b${n}`, 'b', at)]);
  expect(findLoops(steps).loops).toEqual([]);
});

test('one agent called again and again is work, not a cycle', () => {
  expect(findLoops([1, 2, 3, 4].map((n) => agent(`a${n}`, 'worker'))).loops).toEqual([]);
});

test('ten thousand equal calls are found at once', () => {
  const many = Array.from({ length: 10_000 }, (_, n) => tool(`t${n}`, 'poll', '1'));
  const begun = performance.now();
  expect(findLoops(many).loops).toEqual([{ kind: 'sameArguments', steps: ['poll'], times: 10_000 }]);
  expect(performance.now() - begun).toBeLessThan(2000);
});
