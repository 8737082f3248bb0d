export { FolderLockedError } from './folder-lock.js';
export { openEmbeddedLog } from './embedded-log.js';
export { type EmbeddedLogOptions } from './embedded-options.js';
export { type LogDamage } from './damage.js';
export { LogWriteError } from './log-write-error.js';
export { partitionFor } from './partition-for.js';
export * from './port.js';
