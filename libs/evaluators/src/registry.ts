import { agentLoop } from './agent-loop/agent-loop.js';
import { createAnswerRelevance } from './answer-relevance/answer-relevance.js';
import { citationValidity } from './citation-validity/citation-validity.js';
import { createContextRelevance } from './context-relevance/context-relevance.js';
import { contextUse } from './context-use/context-use.js';
import type { Embed } from './embed.js';
import type { Evaluator } from './evaluator.js';
import { jsonValidity } from './json-validity/json-validity.js';
import { languageMismatch } from './language-mismatch/language-mismatch.js';
import { createQuestionCoverage } from './question-coverage/question-coverage.js';
import { rankQuality } from './rank-quality/rank-quality.js';
import { refusal } from './refusal/refusal.js';
import { repetition } from './repetition/repetition.js';
import { toolCallValidity } from './tool-call-validity/tool-call-validity.js';
import { toolFailureChain } from './tool-failure-chain/tool-failure-chain.js';
import type { TraceEvaluator } from './trace-evaluator.js';
import { truncation } from './truncation/truncation.js';

/** What evaluators need that is loaded elsewhere. Those whose model is absent are left out. */
export interface EvaluatorModels {
  readonly embed?: Embed;
  /** The evaluator of that name, made with its own model. */
  readonly groundedness?: Evaluator;
}

/** Every evaluator of answers that can run with these models, the cheap ones first. Always in this order. */
export function createEvaluators({ embed, groundedness }: EvaluatorModels = {}): readonly Evaluator[] {
  return [
    jsonValidity,
    toolCallValidity,
    truncation,
    repetition,
    languageMismatch,
    refusal,
    citationValidity,
    contextUse,
    rankQuality,
    ...(groundedness ? [groundedness] : []),
    ...(embed
      ? [createAnswerRelevance(embed), createContextRelevance(embed), createQuestionCoverage(embed)]
      : []),
  ];
}

/** Every evaluator of whole traces. Always in this order. */
export function createTraceEvaluators(): readonly TraceEvaluator[] {
  return [agentLoop, toolFailureChain];
}
