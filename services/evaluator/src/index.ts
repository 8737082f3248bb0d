export { type EvaluatorOptions } from './evaluator-options.js';
export { EvaluatorModule } from './evaluator.module.js';
