import { expect, test } from 'vitest';
import { groupForLog, logRecordKey, MAX_LOG_RECORD_LENGTH } from './log-record-groups.js';

const partitionOf = (key: string) => Number(key.at(-1)) % 2;

test('items of one partition stay together and in order, with the key of the first', () => {
  const groups = groupForLog(['a1', 'b2', 'c3', 'd4'], {
    keyOf: (item) => item,
    lengthOf: () => 1,
    partitionOf,
  });
  expect(groups.map(({ key, items }) => [key, items])).toEqual([
    ['a1', ['a1', 'c3']],
    ['b2', ['b2', 'd4']],
  ]);
});

test('a record that would be too long is split, and one item alone always fits', () => {
  const lengthOf = (item: string) => (item.startsWith('long') ? MAX_LOG_RECORD_LENGTH + 1 : 10);
  const groups = groupForLog(['a1', 'long1', 'b1', 'c1'], { keyOf: (item) => item, lengthOf, partitionOf });
  expect(groups.map(({ items }) => items)).toEqual([['a1'], ['long1'], ['b1', 'c1']]);
});

test.each([
  [{ kind: 'span', traceId: 't' }, 'p:t'],
  [{ kind: 'score', traceId: 't', sessionId: 's' }, 'p:t'],
  [{ kind: 'score', sessionId: 's' }, 'p:s'],
  [{ kind: 'score' }, 'p:'],
  [{ kind: 'loss', traceId: 't' }, 'p:app'],
  [{ traceId: 7 }, 'p:'],
])('%j has the key %s', (event, key) => {
  expect(logRecordKey('p', event, 'app')).toBe(key);
});
