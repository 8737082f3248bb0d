import type { EvaluatorDescription } from '@almenara/contract';
import type { Evaluator, TraceEvaluator } from '@almenara/evaluators';
import type { EvaluatorOptions } from '../evaluator-options.js';

/** What the console shows of the evaluators that this process runs. */
export function describeEvaluators({
  evaluators,
  traceEvaluators,
}: Pick<EvaluatorOptions, 'evaluators' | 'traceEvaluators'>): EvaluatorDescription[] {
  return [
    ...evaluators.map((evaluator) => describe(evaluator, 'answer')),
    ...traceEvaluators.map((evaluator) => describe(evaluator, 'trace')),
  ];
}

function describe(evaluator: Evaluator | TraceEvaluator, judges: 'answer' | 'trace'): EvaluatorDescription {
  const { name, version, cost, labels, failing, card } = evaluator;
  return {
    name,
    version,
    judges,
    cost,
    labels: [...labels],
    failing: [...failing],
    card: { ...card, languages: [...card.languages], limits: [...card.limits], figures: [...card.figures] },
  };
}
