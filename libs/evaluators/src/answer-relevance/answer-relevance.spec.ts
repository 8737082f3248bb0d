import { expect, test } from 'vitest';
import type { Answer } from '../answer.js';
import { answerOf } from '../testing/answers.js';
import { wordVectors } from '../testing/word-vectors.js';
import { createAnswerRelevance } from './answer-relevance.js';
import { bestCosine, relevanceOf } from './relevance.js';

const evaluator = createAnswerRelevance(wordVectors);
const judge = (question: string | undefined, text: string, told = {}) =>
  evaluator.evaluate(answerOf(text, { ...(question === undefined ? {} : { question }), ...told }));

test('The value is the fitted probability of the nearest sentence', async () => {
  // 1 / (1 + exp(-(17.9153 x - 6.1679))) at x = 0, 0.5 and 1, computed apart.
  expect(relevanceOf(0)).toBeCloseTo(0.00209, 5);
  expect(relevanceOf(0.5)).toBeCloseTo(0.94212, 5);
  expect(relevanceOf(1)).toBeCloseTo(0.99999, 5);
  const axis = (at: number) => Float32Array.from({ length: 3 }, (_, index) => Number(index === at));
  expect(bestCosine(axis(0), [axis(1), axis(0)])).toBe(1);
  expect(bestCosine(axis(0), [])).toBe(-1);
});

test('An answer about what was asked is relevant, with the nearest sentence marked', async () => {
  const text = 'Good morning to you, my friend. The mill at the river was built in 1820.';
  expect(await judge('When was the mill at the river built?', text)).toMatchObject({
    label: 'relevant',
    evidence: [{ start: 32, end: text.length }],
  });
});

test('An answer about something else is off topic', async () => {
  expect(
    await judge(
      'When was the mill at the river built?',
      'Bread needs flour, water, salt and a warm place to rise.',
    ),
  ).toMatchObject({ label: 'off_topic', value: 0.0021 });
});

test('An abstention has no value and is not failing', async () => {
  const verdict = await judge('When was the mill built?', 'The given passages do not mention when it was.');
  expect(verdict).toMatchObject({ label: 'abstention' });
  expect(verdict?.value).toBeUndefined();
  expect(evaluator.failing).not.toContain('abstention');
});

const UNJUDGED: readonly [string, string | undefined, string, Partial<Answer>][] = [
  ['without a question', undefined, 'The mill at the river was built in 1820.', {}],
  [
    'a language that the model does not read',
    '¿Cuándo se construyó el molino que está junto al río?',
    'El molino que está junto al río se construyó en el año 1820.',
    {},
  ],
  ['a short answer', 'When was the mill built?', 'In 1820.', {}],
  ['a question of one word', 'Mill?', 'The mill at the river was built in 1820.', {}],
  [
    'JSON that was asked for',
    'When was it built?',
    '{"year": "1820 at the river mill"}',
    { format: { kind: 'json' } },
  ],
];

test.each(UNJUDGED)('%s: nothing is judged', async (_name, question, text, told) => {
  expect(await judge(question, text, told)).toBeNull();
});
