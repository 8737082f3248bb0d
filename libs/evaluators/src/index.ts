export type { Answer, ContextPassage, ContextSource, ToolCall, Turn } from './answer.js';
export type { Evaluator, EvaluatorCard, EvaluatorCost, Evidence, Figure, Verdict } from './evaluator.js';
