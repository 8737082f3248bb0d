export { CANARY_LIST, CANARY_TEXTS } from './canary/canary-texts.js';
export { fingerprint, type Fingerprint, type RulerChange, sameRuler } from './canary/fingerprint.js';
export { EncoderError } from './encoder-error.js';
export { type Encoder } from './encoder.js';
export { type DailyLimits } from './endpoint/daily-budget.js';
export { type EndpointOptions, openEndpointEncoder } from './endpoint/endpoint-encoder.js';
export { openEncoders, type OpenEncoders } from './open-encoders.js';
export { fromInt8, toInt8, toUnit } from './quantisation/int8.js';
export { openStaticEncoder, StaticEncoder } from './static-table/static-encoder.js';
