import type { SpanType } from '@almenara/contract';
import { inputOfBody, outputOfBody, withSystem } from './content/bodies.js';
import { queryOf } from './content/query.js';
import { toolsOf } from './content/tools.js';
import { usageOfBody } from './content/usage.js';
import type { SpanFields } from './dialect.js';
import { amountOf, countOf, isFields, present, type Fields } from './read-attribute.js';

/** What Langfuse calls an observation, whichever protocol it came by. */

const TYPES: Readonly<Record<string, SpanType>> = {
  generation: 'llm',
  embedding: 'embedding',
  retriever: 'retriever',
  tool: 'tool',
  agent: 'agent',
  chain: 'chain',
  guardrail: 'guardrail',
  evaluator: 'evaluator',
  event: 'event',
  span: 'span',
};

export function typeOfObservation(told: string, model: string | undefined): SpanType {
  const type = TYPES[told.toLowerCase()] ?? 'span';
  if (model === undefined || (type !== 'llm' && type !== 'span')) return type;
  // Calls of embedding models are told as generations by the wrapper; the model's name tells them apart.
  if (/embed/i.test(model)) return 'embedding';
  return 'llm';
}

export function contentOfObservation(
  type: SpanType,
  { input, output }: { readonly input: unknown; readonly output: unknown },
  metadata: Fields,
): SpanFields {
  if (type !== 'llm') {
    return { input, output, ...(type === 'retriever' ? { query: queryOf(input) } : {}) };
  }
  const asked = inputOfBody(input);
  const instructions = metadata['instructions'];
  return {
    // The wrapper of the Responses API keeps the instructions apart from the input.
    input:
      typeof instructions === 'string' && asked !== undefined
        ? withSystem(instructions, Array.isArray(asked) ? asked : [{ role: 'user', content: asked }])
        : asked,
    output: outputOfBody(output),
    tools: toolsOf(isFields(input) ? input['tools'] : metadata['tools']),
  };
}

/**
 * Details count each token once: cached and reasoning tokens stand beside input and output, under names that begin
 * with them. Where the parts add up to more than the total, the sender counted them inside.
 */
export function usageOfDetails(told: unknown): SpanFields['usage'] {
  if (!isFields(told)) return undefined;
  // Some clients pass on what the provider told.
  if (!('input' in told) && !('output' in told)) return usageOfBody(told);
  const total = countOf(told, 'total');
  let input = countOf(told, 'input');
  let output = countOf(told, 'output');
  if (total === undefined || total !== (input ?? 0) + (output ?? 0)) {
    for (const [key, value] of Object.entries(told)) {
      const count = Number.isSafeInteger(value) ? (value as number) : 0;
      if (/^(input_|cache_read|cache_creation)/.test(key)) input = (input ?? 0) + count;
      else if (key.startsWith('output_')) output = (output ?? 0) + count;
    }
    if (total !== undefined && input !== undefined && input + (output ?? 0) > total) {
      input = Math.max(0, total - (output ?? 0));
    }
  }
  const counts = present({
    input,
    output,
    total,
    cacheRead: countOf(
      told,
      'input_cached_tokens',
      'input_cache_read',
      'cache_read_input_tokens',
      'input_cache_read_tokens',
    ),
    cacheWrite: countOf(told, 'cache_creation_input_tokens', 'input_cache_creation', 'input_cache_write'),
    reasoning: countOf(told, 'output_reasoning_tokens', 'output_reasoning', 'reasoning_tokens'),
  });
  return counts && { ...counts, source: 'provider' };
}

export function costOfDetails(told: unknown): SpanFields['cost'] {
  if (!isFields(told)) return undefined;
  const amounts = present({
    input: amountOf(told, 'input'),
    output: amountOf(told, 'output'),
    total: amountOf(told, 'total'),
  });
  return amounts && { ...amounts, currency: 'USD', source: 'provider' };
}

/** The wrapper names every parameter that it knows, with an empty text for those not given. */
export function parametersOfObservation(told: unknown): SpanFields['parameters'] {
  if (!isFields(told)) return undefined;
  return present(
    Object.fromEntries(Object.entries(told).map(([name, value]) => [name, value === '' ? undefined : value])),
  );
}
