import type { SpanFields } from '../index.js';
import type { Json } from '../model-client/call-reader.js';
import { listOf, objectOf, present, textOf } from '../model-client/read-json.js';
import { readUsage } from './read-usage.js';

/** An answer of the chat API, whole or put together from its chunks. */
export function readCompletion(result: Json): SpanFields {
  const choices = listOf(result['choices']);
  const reasons: string[] = [];
  for (const { finish_reason: reason } of choices) if (typeof reason === 'string') reasons.push(reason);
  return {
    modelAnswered: textOf(result['model']),
    output: choices.length > 0 ? choices.map(({ message }) => present(objectOf(message))) : undefined,
    finishReasons: reasons.length > 0 ? reasons : undefined,
    ...readUsage(result['usage']),
    attributes: present({
      'gen_ai.response.id': textOf(result['id']),
      'openai.response.service_tier': textOf(result['service_tier']),
      'openai.response.system_fingerprint': textOf(result['system_fingerprint']),
    }),
  };
}
