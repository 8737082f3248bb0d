import { expect, test } from 'vitest';
import { isPast, readPosition, writePosition } from './log-position.js';

test('a position reads back from the text that it was written to, in one form', () => {
  const position = new Map([
    [11, 18446744073709551615n],
    [2, 5n],
  ]);
  expect(writePosition(position)).toBe('2:5,11:18446744073709551615');
  expect(readPosition('2:5,11:18446744073709551615')).toEqual(position);
  expect(readPosition(writePosition(new Map()))).toEqual(new Map());
});

test.each([
  undefined,
  '',
  'x',
  '7',
  '1:-1',
  '1:2,',
  '1:2;3:4',
  Array.from({ length: 1025 }, (_, n) => `${n}:1`).join(','),
])('%j is no position', (text) => {
  expect(readPosition(text)).toBeUndefined();
});

test('a position is past another one when any partition has come further', () => {
  const at = (text: string) => readPosition(text)!;
  expect(isPast(at('0:5,1:7'), at('0:5,1:6'))).toBe(true);
  expect(isPast(at('0:5,1:7'), at('0:9,1:7'))).toBe(false);
  expect(isPast(at('0:5,1:0'), at('0:5'))).toBe(true);
  expect(isPast(at('-'), at('0:5'))).toBe(false);
});
