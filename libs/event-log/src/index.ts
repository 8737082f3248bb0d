export { FolderLockedError } from './folder-lock.js';
export { openKafkaLog } from './kafka/kafka-log.js';
export { type KafkaLogOptions } from './kafka/kafka-options.js';
export { openEmbeddedLog } from './embedded-log.js';
export { type EmbeddedLogOptions } from './embedded-options.js';
export { type LogDamage } from './damage.js';
export { LogWriteError } from './log-write-error.js';
export { partitionFor } from './partition-for.js';
export * from './port.js';
