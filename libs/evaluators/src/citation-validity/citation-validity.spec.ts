import { expect, test } from 'vitest';
import { answerOf, documentsOf } from '../testing/answers.js';
import { citationValidity } from './citation-validity.js';

const CONTEXT = documentsOf(
  'The mill was built in 1820.',
  'See https://mill.example/history for more.',
  'It burned in 1901.',
);
const judge = (text: string, told = {}) =>
  citationValidity.evaluate(answerOf(text, { context: CONTEXT, ...told }));

test('Nothing is judged without context or without citations', async () => {
  expect(await citationValidity.evaluate(answerOf('Built in 1820 [1].'))).toBeNull();
  expect(await judge('Built in 1820.')).toBeNull();
});

test.each([
  'Built in 1820 [1] and burned in 1901[3].',
  'Both are told [1, 3]; see [1-3].',
  'Built in 1820【1†source】.',
  'Built in 1820【8:0†d1】.',
  'Built in 1820 (doc 1), burned (Document 3).',
  'Se construyó en 1820 (documento 1) y ardió (fuente 3).',
  'Built in 1820 [d1].',
  'Built in 1820 [^1].',
  'More in [the history](https://mill.example/history#fire).',
  'More at https://mill.example/history.',
  'Counted from nought: [0] and [2].',
  'A note of its own [^9].\n\n[^9]: This is a remark. See [1].',
])('%s: valid', async (text) => {
  expect((await judge(text))?.label).toBe('valid');
});

test.each([
  ['Built in 1820 [4].', '[4]'],
  ['Both are told [1, 7].', '[1, 7]'],
  ['Built【9†source】.', '【9†source】'],
  ['Built (Source 5).', '(Source 5)'],
  ['Built [^8].', '[^8]'],
  ['More in [the history](https://other.example/x).', '[the history](https://other.example/x)'],
  ['More at https://other.example/x, it says.', 'https://other.example/x'],
])('%s: dangling', async (text, marker) => {
  expect(await judge(text)).toMatchObject({ label: 'dangling', evidence: [{ text: marker }] });
});

test.each([
  'The list is [14, 28, 35].',
  'Take `rows[9]` and:\n```\nrows[9] = 1\n```',
  'Ticked: [x] and [ ]. In [2020] it was [sic].',
  'See ![picture](https://img.example/a.png).',
])('%s: no citation', async (text) => {
  expect(await judge(text)).toBeNull();
});

test('An address that the user gave is known', async () => {
  expect(
    (await judge('I read https://a.example/b.', { question: 'What says https://a.example/b?' }))?.label,
  ).toBe('valid');
});

test('Offsets count code points', async () => {
  expect(await judge('😀😀 [7]')).toMatchObject({ evidence: [{ start: 3, end: 6 }] });
});
