export { ImportFailure } from './import-failure.js';
export { runImport, type ImportOptions } from './run-import.js';
export type { Tally } from './tally.js';
