import { expect, test } from 'vitest';
import { answerOf, documentsOf } from '../testing/answers.js';
import { wordVectors } from '../testing/word-vectors.js';
import { createContextRelevance } from './context-relevance.js';
import { passageRelevance, piecesOf, wordShare } from './passage-relevance.js';

const evaluator = createContextRelevance(wordVectors);
const MILL = 'The mill at the river was built in 1820.';
const BREAD = 'Bread needs flour, water and salt.';
const judge = (...texts: readonly string[]) =>
  evaluator.evaluate(
    answerOf('It was.', { question: 'When was the river mill built?', context: documentsOf(...texts) }),
  );

test('Each passage gets a value, and the verdict is the share of relevant ones', async () => {
  const verdict = await judge(MILL, BREAD);
  expect(verdict).toMatchObject({
    value: 0.5,
    label: 'partly',
    metadata: {
      documents: [
        { id: 'd1', rank: 1 },
        { id: 'd2', rank: 2 },
      ],
    },
  });
  const [mill, bread] = verdict!.metadata!['documents'] as { value: number }[];
  expect(mill!.value).toBeGreaterThan(0.9);
  expect(bread!.value).toBeLessThan(0.05);
});

test('Only passages that are all beside the point are failing', async () => {
  expect((await judge(MILL))?.label).toBe('relevant');
  expect((await judge(BREAD, BREAD))?.label).toBe('irrelevant');
});

test('The regression is the fitted one', () => {
  // 1 / (1 + exp(-(10.5589 · 0.4 + 3.0925 · 0.5 - 5.6053))), computed apart.
  expect(passageRelevance(0.4, 0.5)).toBeCloseTo(0.54103, 4);
  expect(wordShare('When was the river mill built?', MILL)).toBe(1);
  expect(wordShare('And what of it?', MILL)).toBe(0);
});

test('What a long passage says in its second piece counts', async () => {
  const long = `${'The flour of the bread is white and fine. '.repeat(14)}${MILL}`;
  expect(piecesOf(long).length).toBeGreaterThan(1);
  expect((await judge(long))?.label).toBe('relevant');
});

test('Without a question or without retrieved documents nothing is judged', async () => {
  expect(await evaluator.evaluate(answerOf('It was.', { context: documentsOf(MILL) }))).toBeNull();
  expect(
    await evaluator.evaluate(
      answerOf('It was.', {
        question: 'When was it built?',
        context: { source: 'tools', passages: [{ text: MILL }] },
      }),
    ),
  ).toBeNull();
  expect(await judge('   ')).toBeNull();
});
