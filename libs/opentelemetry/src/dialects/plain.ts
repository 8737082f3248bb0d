import type { Dialect } from './dialect.js';

/** Spans of no known dialect, as HTTP calls and database queries around the model: kept, with their attributes. */
export const plain: Dialect = {
  name: 'otel',
  matches: () => true,
  read: () => ({ fields: { type: 'span' } }),
};
