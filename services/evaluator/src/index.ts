export { type EvaluatorOptions } from './evaluator-options.js';
export { EvaluatorModule } from './evaluator.module.js';
export {
  type EncoderSettings,
  ProjectEncoders,
  type ProjectEncodersParts,
} from './vectors/project-encoders.js';
export { RulerWatch } from './vectors/ruler-watch.js';
export { type EmbeddedText, toVectorRow, type VectorPlace } from './vectors/vector-row.js';
