import type { ScoreInput } from '@almenara/contract';
import type { Attributes, OtelSpan } from '../../otlp/otel-span.js';
import { amountOf, textOf } from '../read-attribute.js';

/** Part of a name in the id of a score, which has a longest form. */
export const LONGEST_NAME = 120;

export const EVALUATION_EVENT = 'gen_ai.evaluation.result';

type Evaluation = Omit<ScoreInput, 'kind' | 'traceId' | 'spanId' | 'id'>;

/** The result of an evaluation, if it has a name and a value or a label. */
export function readEvaluation(attributes: Attributes, time: number): Evaluation | undefined {
  const value = amountOf(attributes, 'gen_ai.evaluation.score.value');
  const label = textOf(attributes, 'gen_ai.evaluation.score.label');
  const name = textOf(attributes, 'gen_ai.evaluation.name');
  if (!name || (value === undefined && label === undefined)) return undefined;
  return {
    name,
    ...(value === undefined ? {} : { value }),
    ...(label === undefined ? {} : { label }),
    explanation: textOf(attributes, 'gen_ai.evaluation.explanation'),
    at: time || undefined,
    source: 'evaluator',
  };
}

/** The evaluations on a span, whatever its dialect, with ids that a repeated request makes again. */
export function readEvaluations(span: OtelSpan): (Evaluation & { id: string })[] {
  return span.events.flatMap(({ name, attributes, time }, index) => {
    const score = name === EVALUATION_EVENT ? readEvaluation(attributes, time) : undefined;
    return score
      ? { id: `${span.traceId}:${span.spanId}:${score.name.slice(0, LONGEST_NAME)}:${index}`, ...score }
      : [];
  });
}
