import type { CauseEvidence, StreamChange } from '@almenara/drift';
import type { TraceStoreConnection } from '../../connection.js';
import { type DriftQuestion, readWindows } from '../compare/compare-drift.js';
import { kindOfStream } from '../compare/stream-kind.js';
import { streamChange } from './stream-change.js';

/** Streams that tell causes apart, or what moved. */
const STREAMS = [
  'prompt',
  'output',
  'retrieved',
  'retrieval_similarity',
  'document_count',
  'input_length',
  'input_tokens',
  'output_length',
  'output_tokens',
  'latency',
  'language',
  'finish_reason',
  'score:groundedness',
  'score:context_relevance',
  'score:question_coverage',
  'score:refusal',
] as const;

/** How the streams of a project moved between two windows; those of which too little is known are left out. */
export async function streamChanges(
  connection: TraceStoreConnection,
  project: string,
  windows: Omit<DriftQuestion, 'stream' | 'segment' | 'encoder'>,
): Promise<NonNullable<CauseEvidence['streams']>> {
  const changes: Record<string, StreamChange> = {};
  // One after the other: all at once would take every reader of the store.
  for (const stream of STREAMS) {
    const { encoder, reference, current } = await readWindows(connection, project, { ...windows, stream });
    const change = await streamChange({ kind: kindOfStream(stream), encoder, reference, current });
    if (change) changes[stream] = change;
  }
  return changes;
}
