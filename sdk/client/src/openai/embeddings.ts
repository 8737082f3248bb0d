import type { SpanFields } from '../index.js';
import type { CallReader, Json } from '../model-client/call-reader.js';
import { listOf, parametersOf, present, textOf } from '../model-client/read-json.js';
import { readUsage } from './read-usage.js';

const ELSEWHERE = new Set(['model', 'input']);

/** The vectors themselves are not recorded: they are large, and the texts are there. */
export const embeddings: CallReader = {
  type: 'embedding',
  operation: 'embeddings',
  readRequest: (body) => ({
    modelRequested: textOf(body['model']),
    input: body['input'],
    parameters: parametersOf(body, ELSEWHERE),
  }),
  readResult: readVectors,
};

function readVectors(result: Json): SpanFields {
  const vectors = listOf(result['data']).map(({ embedding }) => embedding);
  const first = vectors[0] as ArrayLike<number> | undefined;
  return {
    modelAnswered: textOf(result['model']),
    ...readUsage(result['usage']),
    attributes: present({
      'gen_ai.embeddings.count': vectors.length,
      'gen_ai.embeddings.dimension.count': typeof first === 'string' ? undefined : first?.length,
    }),
  };
}
