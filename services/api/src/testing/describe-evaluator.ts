import type { EvaluatorDescription } from '@almenara/contract';

/** An evaluator as its process would tell of it. */
export function describeEvaluator(
  name: string,
  told: Partial<EvaluatorDescription> = {},
): EvaluatorDescription {
  return {
    name,
    version: '1',
    judges: 'answer',
    cost: 'cheap',
    labels: ['good', 'bad'],
    failing: ['bad'],
    card: {
      question: 'Is it good?',
      method: 'Rules.',
      data: 'None.',
      licence: 'Apache-2.0',
      languages: [],
      limits: [],
      figures: [],
    },
    ...told,
  };
}
