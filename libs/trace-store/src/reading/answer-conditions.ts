import type { Filter } from '@almenara/contract';
import { type Conditions, spanConditions, traceConditions } from './filter-conditions.js';

/** What each answer tells of itself. The other filters hold for traces: often their root alone tells those. */
const OF_ANSWERS = ['model', 'provider', 'variant', 'prompt', 'environment', 'release'] as const;

/**
 * Which answers (spans of model calls) a page is about: by the answer's own model, variant …, and by all else that its
 * trace says. Filters of traces look at those that began in the range.
 */
export function answerConditions(filter: Filter, matchingText: string): Conditions {
  const { from, to, ...rest } = filter;
  const range = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const own: Filter = {};
  const others: Filter = {};
  for (const [key, value] of Object.entries(rest))
    if (value !== undefined)
      Object.assign((OF_ANSWERS as readonly string[]).includes(key) ? own : others, { [key]: value });
  const answers = spanConditions({ ...range, ...own });
  if (Object.keys(others).length === 0) return answers;
  const traces = traceConditions({ ...range, ...others }, matchingText);
  return {
    sql: `${answers.sql}
    AND trace_id IN
    (
        SELECT trace_id
        FROM almenara.traces FINAL
        WHERE project = {project:String}
        ${traces.sql}
    )`,
    parameters: { ...answers.parameters, ...traces.parameters },
  };
}
