export { MonitorModule } from './monitor.module.js';
export { type MonitorOptions } from './monitor-options.js';
export { createErasuresDuty } from './erasures/erasures-duty.js';
export { createWebhooksDuty } from './webhooks/webhooks-duty.js';
export { createDriftDuty } from './drift/drift-duty.js';
export { createMonitorsDuty } from './monitors/monitors-duty.js';
export { DriftMetrics } from './drift/drift-metrics.js';
export { createSketchesDuty } from './drift/sketches-duty.js';
