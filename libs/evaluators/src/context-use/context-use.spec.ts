import { expect, test } from 'vitest';
import { answerOf, documentsOf } from '../testing/answers.js';
import { contextUse } from './context-use.js';
import { PassageSupport } from './passage-support.js';

const CONTEXT = documentsOf(
  'The old mill at the river was built in 1820 by two brothers.',
  'A fire destroyed the wooden roof of the mill in 1901.',
  'Bread needs flour, water, salt and a warm place.',
);
const judge = (text: string, context = CONTEXT) => contextUse.evaluate(answerOf(text, { context }));

test('Each sentence goes to the passage that has its words', async () => {
  expect(
    await judge('Two brothers built the mill in 1820. Its wooden roof was lost in a fire in 1901.'),
  ).toMatchObject({
    value: 0.6667,
    label: 'used',
    metadata: {
      documents: [
        { id: 'd1', value: 0.5 },
        { id: 'd2', value: 0.5 },
        { id: 'd3', value: 0 },
      ],
    },
  });
});

test('Spanish works alike', async () => {
  const context = documentsOf(
    'El molino del río fue construido en 1820 por dos hermanos.',
    'El pan lleva harina, agua y sal.',
  );
  expect(await judge('Dos hermanos construyeron el molino del río en 1820.', context)).toMatchObject({
    value: 0.5,
    metadata: { documents: [{ value: 1 }, { value: 0 }] },
  });
});

test('An answer with words of no passage uses none', async () => {
  expect((await judge('Penguins swim faster than they walk.'))?.label).toBe('unused');
});

test('A word that every passage has weighs less than one that a single passage has', () => {
  const support = new PassageSupport(['mill river', 'mill fire']);
  const weight = { every: Math.log(2), one: Math.log(3) };
  expect(support.of('mill river')[1]).toBeCloseTo(weight.every / (weight.every + weight.one), 10);
});

test('Nothing is judged without documents, for an abstention or for an answer of no words', async () => {
  expect(await contextUse.evaluate(answerOf('Two brothers built the mill.'))).toBeNull();
  expect(await judge('The passages do not mention the price of flour.')).toBeNull();
  expect(await judge('Yes.')).toBeNull();
});
