import { agentLoop } from './agent-loop/agent-loop.js';
import { citationValidity } from './citation-validity/citation-validity.js';
import type { Evaluator } from './evaluator.js';
import { jsonValidity } from './json-validity/json-validity.js';
import { repetition } from './repetition/repetition.js';
import { toolCallValidity } from './tool-call-validity/tool-call-validity.js';
import { toolFailureChain } from './tool-failure-chain/tool-failure-chain.js';
import type { TraceEvaluator } from './trace-evaluator.js';
import { truncation } from './truncation/truncation.js';

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
    evaluators: [jsonValidity, toolCallValidity, citationValidity, repetition, truncation],
    traceEvaluators: [agentLoop, toolFailureChain],
    unavailable: [],
    close: async () => undefined,
  };
}
