import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseSentences, countPoints, splitSentences } from './split-sentences.js';

const cut = (text: string, { start, end }: { start: number; end: number }) =>
  Array.from(text).slice(start, end).join('');

test('sentences are told by code points, without the blanks around them', () => {
  const text = '😀 Sí. ¿Y el reembolso?\n\n Es inmediato. ';
  expect(splitSentences(text).map((sentence) => cut(text, sentence))).toEqual([
    '😀 Sí.',
    '¿Y el reembolso?',
    'Es inmediato.',
  ]);
  expect(splitSentences(' \n ')).toEqual([]);
});

test('sentences of any text are in order, apart, inside, and leave out blanks alone', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (raw) => {
      const text = raw.toWellFormed();
      let rest = '';
      let end = 0;
      for (const sentence of splitSentences(text)) {
        expect(sentence.start).toBeGreaterThanOrEqual(end);
        rest += cut(text, { start: end, end: sentence.start });
        end = sentence.end;
      }
      expect(end).toBeLessThanOrEqual(countPoints(text));
      expect((rest + cut(text, { start: end, end: countPoints(text) })).trim()).toBe('');
    }),
  );
});

test.each([
  [[], 'none are told'],
  [[{ start: 0, end: 99 }], 'they go beyond the text'],
  [
    [
      { start: 2, end: 4 },
      { start: 0, end: 3 },
    ],
    'they overlap',
  ],
  [[{ start: 1, end: 1 }], 'they are empty'],
])('our own sentences are taken for %j, because %s', (told) => {
  expect(chooseSentences('One. Two.', told)).toEqual([
    { start: 0, end: 4 },
    { start: 5, end: 9 },
  ]);
});

test('an evaluator’s sentences are taken where they fit', () => {
  expect(chooseSentences('One. Two.', [{ start: 0, end: 9 }])).toEqual([{ start: 0, end: 9 }]);
});
