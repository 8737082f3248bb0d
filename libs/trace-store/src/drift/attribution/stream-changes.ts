import type { StreamChange, StreamName } from '@almenara/drift';
import type { TraceStoreConnection } from '../../connection.js';
import { type DriftQuestion, readWindows } from '../compare/compare-drift.js';
import { kindOfStream } from '../compare/stream-kind.js';
import { streamChange } from './stream-change.js';

/** Streams that tell causes apart, by the name that the evidence has for them. */
const STREAMS: Readonly<Record<StreamName, string>> = {
  question: 'prompt',
  retrieved_text: 'retrieved',
  output: 'output',
  similarity: 'retrieval_similarity',
  document_count: 'document_count',
  question_length: 'input_length',
  input_tokens: 'input_tokens',
  output_length: 'output_length',
  output_tokens: 'output_tokens',
  latency: 'latency',
  finish_reason: 'finish_reason',
  language: 'language',
  groundedness: 'score:groundedness',
  context_relevance: 'score:context_relevance',
  question_coverage: 'score:question_coverage',
  refusal: 'score:refusal',
};

/** How the streams of a project moved between two windows; those of which too little is known are left out. */
export async function streamChanges(
  connection: TraceStoreConnection,
  project: string,
  windows: Omit<DriftQuestion, 'stream' | 'segment' | 'encoder'>,
): Promise<Partial<Record<StreamName, StreamChange>>> {
  const changes: Partial<Record<StreamName, StreamChange>> = {};
  await Promise.all(
    Object.entries(STREAMS).map(async ([name, stream]) => {
      const { encoder, reference, current } = await readWindows(connection, project, { ...windows, stream });
      const change = await streamChange({ kind: kindOfStream(stream), encoder, reference, current });
      if (change) changes[name as StreamName] = change;
    }),
  );
  return changes;
}
