export { MonitorModule } from './monitor.module.js';
export { type MonitorOptions } from './monitor-options.js';
export { createDatasetsDuty } from './datasets/datasets-duty.js';
export { createErasuresDuty } from './erasures/erasures-duty.js';
export { createRemediationsDuty } from './remediations/remediations-duty.js';
export { createDeliveriesDuty } from './targets/deliveries-duty.js';
export { createDriftDuty } from './drift/drift-duty.js';
export { DriftMetrics } from './drift/drift-metrics.js';
export { createSketchesDuty } from './drift/sketches-duty.js';
