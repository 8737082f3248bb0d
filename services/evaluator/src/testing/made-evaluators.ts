import type { Answer, Evaluator, EvaluatorCost, Verdict } from '@almenara/evaluators';

/** An evaluator for tests: it reads the answer and its passages, and judges as it is told. */
export function makeEvaluator(
  name: string,
  judge: (answer: Answer) => Verdict | null | Promise<Verdict | null>,
  cost: EvaluatorCost = 'cheap',
): Evaluator {
  return {
    name,
    version: '1',
    cost,
    labels: ['good', 'bad'],
    failing: ['bad'],
    card: {
      question: 'Is it good?',
      method: 'As the test tells.',
      data: 'None.',
      licence: 'Apache-2.0',
      languages: [],
      limits: [],
      figures: [],
    },
    inputOf: ({ text, context }) => ({ text, passages: context.passages.map((passage) => passage.text) }),
    evaluate: judge,
  };
}

export const good = (): Verdict => ({ label: 'good', value: 1 });
