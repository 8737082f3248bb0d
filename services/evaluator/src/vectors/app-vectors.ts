import { EncoderError, readAppVector, toInt8 } from '@almenara/embedding';
import {
  type AppVectorsItem,
  listAppVectors,
  type TraceStoreConnection,
  type VectorRow,
} from '@almenara/trace-store';
import type { PlacedAnswer } from '../scoring/plan.js';
import type { TraceAnswers } from '../scoring/read-placed-answers.js';
import type { TextStream } from './texts-of-trace.js';
import { toVectorRow, type VectorPlace } from './vector-row.js';

export interface AppVectorRequest extends Omit<VectorPlace, 'encoder' | 'part'> {
  readonly stream: TextStream;
  /** Model whose vectors are taken: those of others are of other spaces. */
  readonly model: string;
}

export interface FoundAppVectors {
  readonly rows: readonly VectorRow[];
  /** What broke the contract last. */
  readonly broken: EncoderError | undefined;
}

/** The app's own vectors of traces that have an answer: what an ingestion embeds is no question. */
export async function readAppVectors(
  store: TraceStoreConnection,
  traces: readonly TraceAnswers[],
  request: AppVectorRequest,
): Promise<FoundAppVectors> {
  const answerOf = new Map<string, PlacedAnswer>();
  for (const { traceId, answers } of traces) if (answers[0]) answerOf.set(traceId, answers[0]);
  const items = await listAppVectors(store, request.project, [...answerOf.keys()]);
  const rows: VectorRow[] = [];
  let broken: EncoderError | undefined;
  for (const item of items) {
    const { traceId, spanId, startTime } = item;
    const { actorId, sessionId } = answerOf.get(traceId)!;
    for (const [part, sent] of vectorsOf(item, request).entries()) {
      const read = readAppVector(sent);
      if ('broken' in read) broken = new EncoderError(read.broken);
      else {
        const { encoder } = read;
        const embedded = { vector: [...toInt8(read.vector)], language: '' };
        const of = { traceId, spanId, startTime, actorId, sessionId };
        rows.push(toVectorRow(of, embedded, { ...request, encoder, part }));
      }
    }
  }
  return { rows, broken };
}

/** A query, and what a model or an embedding call was given, is a question; documents have no mark of their own. */
function vectorsOf({ embeddings, type }: AppVectorsItem, { stream, model }: AppVectorRequest) {
  const isAsked = (of: string) =>
    of === 'query' || (of === 'input' && (type === 'llm' || type === 'embedding'));
  return embeddings.filter(
    (sent) =>
      sent.model === model &&
      ((stream === 'prompt' && isAsked(sent.of)) ||
        (stream === 'output' && sent.of === 'output' && type !== 'embedding')),
  );
}
