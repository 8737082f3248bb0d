import { expect, test } from 'vitest';
import { readSeqCursor } from './seq-cursor.js';

test.each([
  [undefined, undefined],
  ['1', 1],
  ['2147483647', 2_147_483_647],
])('%s is read as %s', (cursor, seq) => {
  expect(readSeqCursor(cursor)).toBe(seq);
});

test.each(['', '0', '-1', '2147483648', '1e3', 'x'])('%j is refused', (cursor) => {
  expect(() => readSeqCursor(cursor)).toThrow('not valid');
});
