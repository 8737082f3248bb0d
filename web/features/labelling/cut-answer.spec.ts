import { expect, test } from 'vitest';
import { cutAnswer } from './cut-answer';

test('pieces make the whole text, cut by code points', () => {
  const text = '😀 Sí. ¿Ya?\nEnd';
  const pieces = cutAnswer(text, [
    { start: 0, end: 5 },
    { start: 6, end: 10 },
  ]);
  expect(pieces).toEqual([
    { text: '😀 Sí.', sentence: 0 },
    { text: ' ', sentence: null },
    { text: '¿Ya?', sentence: 1 },
    { text: '\nEnd', sentence: null },
  ]);
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
});

test('sentences that do not fit lose no text', () => {
  const odd = [
    { start: 2, end: 9 },
    { start: 1, end: 3 },
  ];
  expect(
    cutAnswer('abcdef', odd)
      .map(({ text }) => text)
      .join(''),
  ).toBe('abcdef');
  expect(cutAnswer('', [])).toEqual([]);
});
