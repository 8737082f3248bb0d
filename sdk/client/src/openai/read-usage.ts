import type { Cost, Usage } from '../index.js';
import type { Json } from '../model-client/call-reader.js';
import { countOf, isObject, objectOf, present } from '../model-client/read-json.js';

/** Both of the API's ways to count: `prompt_tokens` of chats and `input_tokens` of responses, both inclusive. */
export function readUsage(value: unknown): { usage?: Usage; cost?: Cost } {
  if (!isObject(value)) return {};
  const input = objectOf(value['prompt_tokens_details'] ?? value['input_tokens_details']);
  const output = objectOf(value['completion_tokens_details'] ?? value['output_tokens_details']);
  const usage = present({
    input: countOf(value['prompt_tokens'], value['input_tokens']),
    output: countOf(value['completion_tokens'], value['output_tokens']),
    total: countOf(value['total_tokens']),
    cacheRead: countOf(input['cached_tokens'], value['prompt_cache_hit_tokens']),
    cacheWrite: countOf(input['cache_write_tokens'], input['cache_creation_tokens']),
    reasoning: countOf(output['reasoning_tokens']),
  });
  return {
    ...(Object.keys(usage).length > 0 ? { usage: { ...usage, source: 'provider' as const } } : {}),
    ...readCost(value),
  };
}

/** Some compatible providers say what a call cost, in US dollars. */
function readCost({ cost }: Json): { cost?: Cost } {
  return typeof cost === 'number' ? { cost: { total: cost, currency: 'USD', source: 'provider' } } : {};
}
