import type { SpanInput } from '@almenara/contract';
import { countOf, isFields, present, type Fields } from '../read-attribute.js';

type Usage = NonNullable<SpanInput['usage']>;

/**
 * Counts of a model call with their parts inside: where the total shows that a sender counts cached or reasoning
 * tokens beside input and output, they are added. Nothing told is unknown, not zero.
 */
export function usageOf(counts: Omit<Usage, 'source'>): Usage | undefined {
  const known = present(counts);
  if (!known) return undefined;
  const { input, output, total } = known;
  if (input !== undefined && output !== undefined && total !== undefined && total > input + output) {
    const cached = (known.cacheRead ?? 0) + (known.cacheWrite ?? 0);
    const reasoning = known.reasoning ?? 0;
    const missing = total - input - output;
    if (missing === cached || missing === cached + reasoning) known.input = input + cached;
    if (missing === reasoning || missing === cached + reasoning) known.output = output + reasoning;
  }
  return { ...known, source: 'provider' };
}

/** Counts as providers and LangChain write them into answers, with their parts in details. */
export function usageOfBody(usage: Fields): Usage | undefined {
  const given = detailsOf(usage, 'prompt_tokens_details', 'input_tokens_details', 'input_token_details');
  const said = detailsOf(usage, 'completion_tokens_details', 'output_tokens_details', 'output_token_details');
  return usageOf({
    input: countOf(usage, 'input_tokens', 'prompt_tokens', 'inputTokens', 'promptTokens'),
    output: countOf(usage, 'output_tokens', 'completion_tokens', 'outputTokens', 'completionTokens'),
    total: countOf(usage, 'total_tokens', 'totalTokens'),
    cacheRead: countOf(given, 'cached_tokens', 'cache_read') ?? countOf(usage, ...CACHE_READ),
    cacheWrite: countOf(given, 'cache_creation') ?? countOf(usage, 'cache_creation_input_tokens'),
    reasoning: countOf(said, 'reasoning_tokens', 'reasoning') ?? countOf(usage, 'reasoning_tokens'),
  });
}

const CACHE_READ = ['cache_read_input_tokens', 'cached_tokens'];

function detailsOf(usage: Fields, ...keys: string[]): Fields {
  for (const key of keys) {
    const details = usage[key];
    if (isFields(details)) return details;
  }
  return {};
}
