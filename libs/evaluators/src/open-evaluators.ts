import type { Evaluator } from './evaluator.js';
import { createEvaluators, createTraceEvaluators } from './registry.js';
import type { TraceEvaluator } from './trace-evaluator.js';

export interface OpenEvaluators {
  readonly evaluators: readonly Evaluator[];
  readonly traceEvaluators: readonly TraceEvaluator[];
  /** Evaluators that could not be loaded, and why. */
  readonly unavailable: readonly { readonly name: string; readonly reason: string }[];
  /** Ends what infers. */
  close(): Promise<void>;
}

/** All evaluators, with the models of a folder where they can be loaded. */
export async function openEvaluators(_options: { readonly models: string }): Promise<OpenEvaluators> {
  return {
    evaluators: createEvaluators(),
    traceEvaluators: createTraceEvaluators(),
    unavailable: [],
    close: async () => undefined,
  };
}
