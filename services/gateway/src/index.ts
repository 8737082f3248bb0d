export { GatewayModule } from './gateway.module.js';
export { type GatewayLimits, type GatewayOptions } from './gateway-options.js';
