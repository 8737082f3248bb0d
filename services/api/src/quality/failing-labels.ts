import type { FailingRule } from '@almenara/trace-store';

/** Labels that count as bad, by evaluator. The registry of evaluators says the same of each one it holds. */
const FAILING: Readonly<Record<string, readonly string[]>> = {
  groundedness: ['unsupported'],
  refusal: ['partial', 'full'],
  json_validity: ['invalid', 'fenced', 'schema_mismatch'],
  tool_call_validity: ['unknown_tool', 'invalid_arguments'],
  citation_validity: ['dangling'],
  language_mismatch: ['mismatch'],
  repetition: ['repeated'],
  truncation: ['truncated'],
};

/** How the scores of an evaluator are read; of one that nobody knows, values below one half are bad. */
export function failingRuleOf(evaluator: string): FailingRule {
  return Object.hasOwn(FAILING, evaluator) ? { labels: FAILING[evaluator]! } : {};
}
