import { describe, expect, test } from 'vitest';
import { cutAnswer } from './cut-answer';

const textOf = (pieces: ReturnType<typeof cutAnswer>) =>
  pieces.flatMap(({ parts }) => parts.map(({ text }) => text)).join('');
const marked = (pieces: ReturnType<typeof cutAnswer>) =>
  pieces.flatMap(({ parts }) => parts.filter((part) => part.isUnsupported).map(({ text }) => text));

describe('an answer is cut', () => {
  test('at its sentences and unsupported words, and keeps every character', () => {
    const text = 'Yes, 30 days. Refunds are instant.';
    const pieces = cutAnswer(
      text,
      [
        { start: 0, end: 13 },
        { start: 14, end: 34 },
      ],
      [{ start: 26, end: 33 }],
    );
    expect(textOf(pieces)).toBe(text);
    expect(pieces.map(({ sentence }) => sentence)).toEqual([0, undefined, 1]);
    expect(marked(pieces)).toEqual(['instant']);
  });

  test('by code points, so that characters beyond the basic plane move nothing', () => {
    const text = '🎉 Sí 👩‍👩‍👧: 𝒜 reembolso inmediato.';
    const pointsIn = (part: string) => Array.from(part).length;
    const before = pointsIn(text.slice(0, text.indexOf('inmediato')));
    const pieces = cutAnswer(text, [{ start: 0, end: pointsIn(text) }], [{ start: before, end: before + 9 }]);
    expect(before).toBeLessThan(text.indexOf('inmediato'));
    expect(marked(pieces)).toEqual(['inmediato']);
    expect(textOf(pieces)).toBe(text);
  });

  test('across sentences when unsupported words reach over their border', () => {
    const pieces = cutAnswer(
      'One. Two.',
      [
        { start: 0, end: 4 },
        { start: 5, end: 9 },
      ],
      [{ start: 2, end: 7 }],
    );
    expect(marked(pieces)).toEqual(['e.', ' ', 'Tw']);
  });

  test('nowhere by offsets of another text', () => {
    const pieces = cutAnswer(
      'Short.',
      [
        { start: 0, end: 4 },
        { start: 2, end: 5 },
        { start: 3, end: 99 },
      ],
      [{ start: 1, end: 700 }],
    );
    expect(textOf(pieces)).toBe('Short.');
    expect(marked(pieces)).toEqual([]);
    expect(pieces.map(({ sentence }) => sentence)).toEqual([0, undefined]);
  });

  test('into one piece when no sentences were told', () => {
    expect(cutAnswer('Hello', [], [{ start: 0, end: 2 }])).toEqual([
      {
        sentence: undefined,
        parts: [
          { text: 'He', isUnsupported: true },
          { text: 'llo', isUnsupported: false },
        ],
      },
    ]);
    expect(cutAnswer('', [], [])).toEqual([]);
  });
});
