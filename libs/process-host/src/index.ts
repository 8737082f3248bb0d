export { endOnSignals } from './end-on-signals.js';
export { explainFailure } from './explain-failure.js';
export { type HealthOptions } from './health/health-options.js';
export { HealthModule } from './health/health.module.js';
export { createLogger, NestLogger } from './logger.js';
export { need } from './need.js';
export { type ProcessDescription, type ProcessParts, runProcess } from './run-process.js';
