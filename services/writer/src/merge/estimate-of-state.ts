import type { OwnPrice } from '@almenara/contract';
import { estimateCost } from '@almenara/pricing';
import type { SpanRow } from '@almenara/trace-store';
import { sortTime, type SpanState } from './span-state.js';

/** Columns of the cost by its fields. */
export const COST_COLUMNS = {
  'cost.input': 'input_cost',
  'cost.output': 'output_cost',
  'cost.total': 'total_cost',
  'cost.currency': 'cost_currency',
  'cost.source': 'cost_source',
} as const satisfies Record<string, keyof SpanRow>;

/**
 * What a model call costs by the prices of its project, as fields of the cost. Only of calls of which nobody told
 * anything about the cost: what a provider says is what is charged.
 */
export function estimateOfState(state: SpanState, own: readonly OwnPrice[]): Map<string, number | string> {
  const fields = new Map<string, number | string>();
  const value = (field: string) => state.registers.get(field)?.value;
  const type = value('type');
  if (type !== 'llm' && type !== 'embedding') return fields;
  if (Object.keys(COST_COLUMNS).some((field) => state.registers.has(field))) return fields;
  const count = (field: string) => value(`usage.${field}`) as number | undefined;
  const usage = {
    input: count('input'),
    output: count('output'),
    cacheRead: count('cacheRead'),
    cacheWrite: count('cacheWrite'),
    reasoning: count('reasoning'),
  };
  const models = [value('modelAnswered'), value('modelRequested')].filter((name) => typeof name === 'string');
  const provider = (value('provider') as string | undefined) ?? '';
  const cost = estimateCost({ models, provider, at: sortTime(state), usage }, own);
  if (!cost) return fields;
  for (const [part, amount] of Object.entries(cost)) fields.set(`cost.${part}`, amount as number | string);
  return fields.set('cost.source', 'estimate');
}
