import type { LabelledAnswer } from '@almenara/statistics';
import * as store from '@almenara/trace-store';
import type { ApiOptions } from '../api-options.js';
import { decideLabels } from '../labels/decide-labels.js';
import type { ReadTurns } from '../query/read-turns.js';

/** More than anybody labels; the newest count. */
const MAX_LABELS = 20_000;

/** Of which answers labels are wanted: those of a rate. */
export interface LabelScope extends Required<store.ScoreChoice> {
  readonly project: string;
  readonly filter: store.BoundedFilter;
}

/**
 * People's labels of answers that were picked uniformly, each with the evaluator's verdict (`score` 1 is bad) and both
 * chances: what makes a rate prediction-powered. Targeted picks have no chance and never belong here.
 */
export async function readUniformLabels(
  { store: connection, controlPlane }: Pick<ApiOptions, 'store' | 'controlPlane'>,
  reads: ReadTurns,
  { project, filter, ...choice }: LabelScope,
): Promise<LabelledAnswer[]> {
  const wanted = { question: choice.evaluator, strategy: 'uniform' };
  const labels = await controlPlane.labels.list(project, wanted, { limit: MAX_LABELS });
  if (labels.length === 0) return [];
  const traces = [...new Set(labels.map(({ traceId }) => traceId))];
  const outcomes = await reads.run(() => store.listOutcomes(connection, project, filter, choice, traces));
  const keyOf = (answer: { traceId: string; spanId: string }) => `${answer.traceId}\n${answer.spanId}`;
  const outcomeOf = new Map(outcomes.map((outcome) => [keyOf(outcome), outcome]));
  return decideLabels(choice.evaluator, labels).flatMap((answer) => {
    const outcome = outcomeOf.get(keyOf(answer));
    const { label, probability } = answer;
    if (!outcome || label === null || probability === null) return [];
    // An answer was scored before it was drawn; a new score may have had a smaller chance than the one of then.
    return [
      {
        score: outcome.bad,
        label,
        probability: Math.min(probability, outcome.probability),
        scoreProbability: outcome.probability,
      },
    ];
  });
}
