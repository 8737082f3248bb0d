export { endOnSignals } from './end-on-signals.js';
export { explainFailure } from './explain-failure.js';
export { type HealthOptions } from './health/health-options.js';
export { HealthModule } from './health/health.module.js';
export { createLogger, NestLogger } from './logger.js';
export { need } from './need.js';
export { type ProcessDescription, type ProcessParts, runProcess } from './run-process.js';
export { openTelemetry } from './telemetry/open-telemetry.js';
export { type InSpan, runDirectly, type Telemetry } from './telemetry/telemetry.js';
