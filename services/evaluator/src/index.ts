export { type EvaluatorOptions } from './evaluator-options.js';
export { EvaluatorModule } from './evaluator.module.js';
export { type EmbeddedText, toVectorRow, type VectorPlace } from './vectors/vector-row.js';
