export { type Encoder } from './encoder.js';
