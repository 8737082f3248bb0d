export {
  JobFailedError,
  ModelHostClosedError,
  ModelUnavailableError,
  QueueFullError,
  WorkerDiedError,
} from './model-host/model-errors.js';
export { openModelHost, type Measured, ModelHost, type ModelHostOptions } from './model-host/model-host.js';
export type { LoadedModels, Priority } from './model-host/jobs.js';
export type { LoadedModel, LoadModel, ModelParts } from './model-host/model-module.js';
export { presentFile, sha256Of } from './model-host/model-files.js';
export { loadOnnx, OnnxSession } from './model-host/onnx-session.js';
export { type Encoding, Tokenizer } from './tokenizer/tokenizer.js';
export { parseVocabulary, readVocabulary, type Vocabulary } from './tokenizer/vocabulary.js';
export { VOCABULARY_FILE } from './model-host/load-models.js';
export { LeastRecentlyUsed } from './least-recently-used.js';
