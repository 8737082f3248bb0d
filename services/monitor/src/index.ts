export { MonitorModule } from './monitor.module.js';
export { type MonitorOptions } from './monitor-options.js';
export { createErasuresDuty } from './erasures/erasures-duty.js';
export { createWebhooksDuty } from './webhooks/webhooks-duty.js';
