export type { Answer, ContextPassage, ContextSource, ToolCall, Turn } from './answer.js';
export type { Evaluator, EvaluatorCard, EvaluatorCost, Evidence, Figure, Verdict } from './evaluator.js';
export { createGroundedness } from './groundedness.js';
export { groundednessLexical } from './groundedness/lexical-floor.js';
export {
  JobFailedError,
  ModelHostClosedError,
  ModelUnavailableError,
  QueueFullError,
  WorkerDiedError,
} from './model-host/model-errors.js';
export {
  type Measured,
  type ModelHost,
  type ModelHostOptions,
  openModelHost,
} from './model-host/model-host.js';
