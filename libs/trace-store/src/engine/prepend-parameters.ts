import { type Parameters, TraceStoreError } from '../connection.js';
import { escapeText, formatParameter } from './format-parameter.js';

const PLACEHOLDER = /\{\s*(\w+)\s*:\s*[^{}]+\}/g;

/**
 * Binds by `SET param_x` in the statement's own session, because the binding call of the embedded engine runs
 * one query at a time in the whole process, so that a slow chart would hold up every write. A parameter stays
 * set in its session: hence the check that each placeholder is given anew.
 */
export function prependParameters(sql: string, parameters: Parameters = {}): string {
  const missing = [...sql.matchAll(PLACEHOLDER)].find(([, name]) => !(name! in parameters));
  if (missing) throw new TraceStoreError(`the query parameter ${missing[1]} is not given`, '456', true);
  const sets = Object.entries(parameters).map(([name, value]) => {
    if (!/^\w+$/.test(name)) throw new TraceStoreError('a query parameter has an unusable name', '456', true);
    return `param_${name} = '${escapeText(formatParameter(value))}'`;
  });
  // One statement for all: each costs the engine a fifth of a millisecond.
  return sets.length === 0 ? sql : `SET ${sets.join(', ')};\n${sql}`;
}
