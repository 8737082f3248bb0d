import type { LabelledAnswer } from '@almenara/statistics';

/** Of which answers labels are wanted: those of a rate. */
export interface LabelScope {
  readonly project: string;
  readonly evaluator: string;
  readonly version: string;
}

/**
 * People's labels of answers that were picked uniformly, each with the evaluator's verdict (`score` 1 is bad) and both
 * chances: what makes a rate prediction-powered. Targeted picks never belong here. No labels are kept yet, so rates are
 * the evaluator's own.
 */
export function readUniformLabels(_scope: LabelScope): Promise<readonly LabelledAnswer[]> {
  return Promise.resolve([]);
}
