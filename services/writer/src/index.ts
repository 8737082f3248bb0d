export { storeBatch, type BatchOutcome } from './store/store-batch.js';
export { WriterModule } from './writer.module.js';
export { type WriterOptions } from './writer-options.js';
