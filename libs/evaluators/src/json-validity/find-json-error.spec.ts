import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findJsonError } from './find-json-error.js';

test.each([
  ['{"a": x}', 6],
  ['{a: 1}', 1],
  ['[1, 2,]', 6],
  ['{"a": 1,}', 8],
  ['[1 2]', 3],
  ['{"a" 1}', 5],
  ['"a\nb"', 2],
  ['"\\x"', 1],
  ['01', 1],
  ['{"a": 1} x', 9],
  ['[1}', 2],
  ['', 0],
  ['[tru', 4],
  ['{"a": [1, "b', 12],
])('%j goes wrong at %i', (text, place) => {
  expect(findJsonError(text)).toBe(place);
});

test('JSON that is cut anywhere goes wrong at its end', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.nat(), (json, seed) => {
      const whole = JSON.stringify([JSON.parse(json)]);
      const cut = whole.slice(0, seed % whole.length).trimEnd();
      fc.pre(!/[\\.eE+-]$|\\u[\da-fA-F]{0,3}$/.test(cut));
      expect(findJsonError(cut)).toBe(cut.length);
    }),
    { numRuns: 200 },
  );
});

test('A character that JSON does not have is found where it was put', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), (json) => {
      const lead = `[${JSON.stringify(JSON.parse(json))}, `;
      expect(findJsonError(`${lead}@]`)).toBe(lead.length);
    }),
    { numRuns: 100 },
  );
});
