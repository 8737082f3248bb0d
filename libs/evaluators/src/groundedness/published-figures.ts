import type { Figure } from '../evaluator.js';

const METRICS = ['auroc', 'f1', 'precision', 'recall', 'ece', 'sentence_auroc', 'span_f1'] as const;

/**
 * The figures that the training wrote beside the weights: `validation` by task of the held-out part of RAGTruth, `transfer`
 * by other data set; `x_ci` is the 95 % bootstrap interval of `x`. What is not of that form is left out.
 */
export function publishedFigures(raw: unknown): Figure[] {
  const { validation, transfer } = (raw ?? {}) as Record<string, unknown>;
  return [
    ...entries(validation).flatMap(([task, values]) => figuresOf('ragtruth', task, values)),
    ...entries(transfer).flatMap(([dataset, values]) => figuresOf(dataset, 'all', values)),
  ];
}

function figuresOf(dataset: string, task: string, values: Record<string, unknown>): Figure[] {
  return METRICS.flatMap((metric) => {
    const value = values[metric];
    const n = metric === 'sentence_auroc' ? values['sentences'] : values['n'];
    if (typeof value !== 'number' || typeof n !== 'number') return [];
    const [low, high] = Array.isArray(values[`${metric}_ci`]) ? (values[`${metric}_ci`] as unknown[]) : [];
    const interval = typeof low === 'number' && typeof high === 'number' ? { low, high } : {};
    return [{ dataset, task, metric, value, ...interval, n }];
  });
}

function entries(raw: unknown): [string, Record<string, unknown>][] {
  if (typeof raw !== 'object' || raw === null) return [];
  return Object.entries(raw as Record<string, Record<string, unknown> | null>).filter(
    (entry): entry is [string, Record<string, unknown>] => typeof entry[1] === 'object' && entry[1] !== null,
  );
}
