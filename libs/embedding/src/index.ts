export { type Encoder } from './encoder.js';
export { fromInt8, toInt8, toUnit } from './quantisation/int8.js';
export { openStaticEncoder, StaticEncoder } from './static-table/static-encoder.js';
