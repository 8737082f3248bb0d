export type { Answer, ContextPassage, ContextSource, ToolCall, Turn } from './answer.js';
export type { Embed } from './embed.js';
export type { Evaluator, EvaluatorCard, EvaluatorCost, Evidence, Figure, Verdict } from './evaluator.js';
export { readAnswers, type AnsweringSpan, type FoundAnswer } from './read-answers/read-answers.js';
export { openEvaluators, type OpenEvaluators } from './open-evaluators.js';
export { createEvaluators, createTraceEvaluators, type EvaluatorModels } from './registry.js';
export type { TraceEvaluator } from './trace-evaluator.js';
