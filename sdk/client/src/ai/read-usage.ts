import type { Usage } from '../index.js';
import type { Json } from '../model-client/call-reader.js';
import { countOf, objectOf, present } from '../model-client/read-json.js';

/** Counts of the AI SDK, all versions; its totals contain their parts. */
export function readUsage(usage: Json): Usage | undefined {
  const input = objectOf(usage['inputTokenDetails']);
  const output = objectOf(usage['outputTokenDetails']);
  const known = present({
    input: number(usage['inputTokens'], usage['promptTokens'], usage['tokens']),
    output: number(usage['outputTokens'], usage['completionTokens']),
    total: number(usage['totalTokens']),
    cacheRead: number(input['cacheReadTokens'], usage['cachedInputTokens']),
    cacheWrite: number(input['cacheWriteTokens']),
    reasoning: number(output['reasoningTokens'], usage['reasoningTokens']),
  });
  return Object.keys(known).length > 0 ? { ...known, source: 'provider' } : undefined;
}

/** Some providers count `NaN` where they do not know. */
function number(...values: unknown[]): number | undefined {
  return countOf(...values.filter((value) => Number.isFinite(value)));
}
