import { expect, test } from 'vitest';
import { judgeStreams, nearestToAlarm, type StreamState } from './drift-verdict';

const stream = (name: string, state: StreamState, logStatistic: number | null = 0, logAlarm = 9) => ({
  stream: name,
  state,
  logStatistic,
  logAlarm,
  since: null,
  noticedAt: null,
  newShare: null,
});

test('counts streams by state and names the one farthest beyond its line', () => {
  const verdict = judgeStreams([
    stream('latency', 'quiet'),
    stream('prompt', 'drifting', 12, 9),
    stream('output', 'drifting', 12, 10),
    stream('cost', 'insufficient', null),
    stream('tool', 'off', null),
  ]);
  expect(verdict.watched).toBe(4);
  expect(verdict.counts).toEqual([
    { state: 'quiet', count: 1 },
    { state: 'drifting', count: 2 },
    { state: 'insufficient', count: 1 },
    { state: 'off', count: 1 },
  ]);
  expect(verdict.worst?.stream).toBe('prompt');
  expect(verdict.kind).toBe('drifting');
});

test('says quiet only where some stream was judged', () => {
  expect(judgeStreams([stream('cost', 'quiet'), stream('tool', 'learning')]).kind).toBe('quiet');
  expect(judgeStreams([stream('cost', 'insufficient'), stream('tool', 'learning')]).kind).toBe('learning');
  expect(judgeStreams([stream('cost', 'insufficient')]).kind).toBe('insufficient');
  expect(judgeStreams([stream('cost', 'off')]).kind).toBe('off');
  expect(judgeStreams([]).kind).toBe('off');
});

test('the stream nearest to its line leaves out those without evidence', () => {
  expect(nearestToAlarm([stream('a', 'quiet', 3, 9), stream('b', 'quiet', 4, 11)])?.stream).toBe('a');
  expect(nearestToAlarm([stream('a', 'learning', null)])).toBeUndefined();
});
