export type { IntegrationOptions } from './open-spans.js';
export { almenaraTelemetry, type Telemetry } from './telemetry.js';
export { almenaraTracer, type Tracer } from './tracer.js';
