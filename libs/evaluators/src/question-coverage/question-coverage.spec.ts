import { expect, test } from 'vitest';
import { answerOf } from '../testing/answers.js';
import { wordVectors } from '../testing/word-vectors.js';
import { createQuestionCoverage } from './question-coverage.js';
import { splitQuestion } from './split-question.js';

const evaluator = createQuestionCoverage(wordVectors);

test.each([
  ['When was the mill built? Who owns the land?', ['When was the mill built?', 'Who owns the land?']],
  ['When was the mill built and who owns the land?', ['When was the mill built', 'who owns the land?']],
  [
    '¿Cuándo se construyó el molino y quién posee el terreno?',
    ['¿Cuándo se construyó el molino', 'quién posee el terreno?'],
  ],
  [
    '¿Cuándo se construyó el molino? ¿Quién posee el terreno?',
    ['¿Cuándo se construyó el molino?', '¿Quién posee el terreno?'],
  ],
  ['1. When was the mill built?\n2. Who owns the land?', ['When was the mill built?', 'Who owns the land?']],
  ['Hello, I am new here. When was the mill built?', ['Hello, I am new here. When was the mill built?']],
  ['How do salt and water mix?', ['How do salt and water mix?']],
  ['Where is the mill and why?', ['Where is the mill why?']],
  ['Tell me of the mill', ['Tell me of the mill']],
])('%s', (question, parts) => {
  expect(splitQuestion(question)).toEqual(parts);
});

test('The share of parts that a sentence answers is the value', async () => {
  const question = 'When was the river mill built? Who owns the orchard land today?';
  const half = answerOf('The river mill was built in 1820, people say.', { question });
  expect(await evaluator.evaluate(half)).toMatchObject({ value: 0.5, label: 'partial' });
  const whole = answerOf('The river mill was built in 1820. The village owns the orchard land today.', {
    question,
  });
  expect(await evaluator.evaluate(whole)).toMatchObject({ value: 1, label: 'complete' });
});

test('A question of one part is not judged', async () => {
  const answer = answerOf('The river mill was built in 1820, people say.', {
    question: 'When was the mill built?',
  });
  expect(await evaluator.evaluate(answer)).toBeNull();
  expect(evaluator.inputOf(answer)).toBeUndefined();
});
