export type { Answer, ContextPassage, ContextSource, ToolCall, Turn } from './answer.js';
export type { Embed } from './embed.js';
export type { Evaluator, EvaluatorCard, EvaluatorCost, Evidence, Figure, Verdict } from './evaluator.js';
export { openEvaluators, type OpenEvaluators } from './open-evaluators.js';
export {
  readAnswers,
  readQuestion,
  type AnsweringSpan,
  type FoundAnswer,
} from './read-answers/read-answers.js';
export { createEvaluators, createTraceEvaluators, type EvaluatorModels } from './registry.js';
export type { TraceEvaluator } from './trace-evaluator.js';
export { createGroundedness } from './groundedness.js';
export { groundednessLexical } from './groundedness/lexical-floor.js';
export { detectLanguage, type Language } from './language-mismatch/detect-language.js';
export { MODEL_MODULES } from './model-modules.js';
