import type { Criterion } from '@almenara/contract';
import { expect, test } from 'vitest';
import { judgesItself, scoreOfStream } from './judges-answers.js';

const judgedBy = (evaluator: string, evaluatorVersion: string) =>
  ({ metric: { score: evaluator, evaluator, evaluatorVersion } }) as Criterion;

test.each([
  ['the evaluator of the criterion', 'House-Judge', 'prompt', judgedBy('house-judge', '7')],
  ['a version of it', 'house-judge@8', 'prompt', judgedBy('house-judge', '7')],
  ['the model that scores in its name', 'acme/judge-70b', 'prompt', judgedBy('tone', 'acme/judge-70b')],
  ['the score that the incident is about', 'tone', 'score:tone', null],
  ['a score that remediations are judged by', 'groundedness', 'prompt', null],
])('a target that retrains %s would judge itself', (_, retrains, stream, criterion) => {
  expect(judgesItself(retrains, { stream, criterion })).toBe(true);
});

test.each([
  ['another model', 'intent-router', 'score:tone', judgedBy('tone', '7')],
  ['nothing that it names', null, 'score:tone', judgedBy('tone', '7')],
])('a target that retrains %s does not', (_, retrains, stream, criterion) => {
  expect(judgesItself(retrains, { stream, criterion })).toBe(false);
});

test('a stream of scores is about one score, others about none', () => {
  expect([scoreOfStream('score:tone'), scoreOfStream('prompt')]).toEqual(['tone', undefined]);
});
