export { Z_95 } from './normal.js';
