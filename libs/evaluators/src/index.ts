export type { Answer, ContextPassage, ContextSource, ToolCall, Turn } from './answer.js';
export type { Embed } from './embed.js';
export type { Evaluator, EvaluatorCard, EvaluatorCost, Evidence, Figure, Verdict } from './evaluator.js';
export { createEvaluators, createTraceEvaluators, type EvaluatorModels } from './registry.js';
export type { TraceEvaluator } from './trace-evaluator.js';
