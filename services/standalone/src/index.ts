export { runStandalone, type Standalone } from './run-standalone.js';
