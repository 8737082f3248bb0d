import type { SpanFields, Usage } from '../index.js';
import type { Json } from '../model-client/call-reader.js';
import { countOf, entriesOf, objectOf, present, textOf } from '../model-client/read-json.js';
import { readMessage } from './read-messages.js';

/** A message of the model, whole or put together from its events. */
export function readAnswer(message: Json): SpanFields {
  const { content } = message;
  const reason = textOf(message['stop_reason']);
  return {
    modelAnswered: textOf(message['model']),
    output:
      Array.isArray(content) && content.length > 0 ? readMessage('assistant', entriesOf(content)) : undefined,
    finishReasons: reason ? [reason] : undefined,
    usage: readUsage(objectOf(message['usage'])),
    attributes: present({ 'gen_ai.response.id': textOf(message['id']) }),
  };
}

/** The API counts cached input apart from `input_tokens`; here the input contains it. */
function readUsage(usage: Json): Usage | undefined {
  const uncached = countOf(usage['input_tokens']);
  const output = countOf(usage['output_tokens']);
  const cacheRead = countOf(usage['cache_read_input_tokens']);
  const cacheWrite = countOf(usage['cache_creation_input_tokens']);
  const input = uncached === undefined ? undefined : uncached + (cacheRead ?? 0) + (cacheWrite ?? 0);
  const total = input === undefined || output === undefined ? undefined : input + output;
  const reasoning = countOf(objectOf(usage['output_tokens_details'])['thinking_tokens']);
  const known = present({ input, output, total, cacheRead, cacheWrite, reasoning });
  return Object.keys(known).length > 0 ? { ...known, source: 'provider' } : undefined;
}
