import { HOUR_MS, type HourWindow } from '../compare/hour-window.js';
import type { TraceStoreConnection } from '../../connection.js';
import { fromStoreTime } from '../../time.js';
import { readAnswerMeasures } from './read-answer-measures.js';
import { keyOf, readRetrieved } from './read-retrieved.js';
import { readVectors } from './read-vectors.js';
import { sampleVectors } from './sample-vectors.js';
import type { VectorItem } from './vector-row.js';

/** An answer with its question, as far as it is known, to be compared with answers to similar questions. */
export interface SampledAnswer {
  readonly id: string;
  readonly window: 'reference' | 'current';
  /** Since 1970 UTC. */
  readonly hour: number;
  readonly bag: number;
  readonly actor: string;
  readonly question: Int8Array;
  readonly output?: Int8Array;
  readonly documents?: readonly { readonly id: string; readonly score?: number }[];
  readonly outputLength?: number;
  readonly latency?: number;
  readonly version?: string;
}

export interface AnswerSample {
  readonly encoder: string;
  readonly which: 'reference' | 'current';
  readonly window: HourWindow;
  readonly limit: number;
}

/** Answers of whole users of a window. */
export async function sampleAnswers(
  connection: TraceStoreConnection,
  project: string,
  { encoder, which, window, limit }: AnswerSample,
): Promise<SampledAnswer[]> {
  const questions = await sampleVectors(connection, project, {
    stream: 'prompt',
    encoder,
    window,
    limit,
    share: 1,
    by: 'actor',
  });
  if (questions.length === 0) return [];
  const [outputs, documents, measures] = await Promise.all([
    readVectors(connection, project, { stream: 'output', encoder, window, keys: questions }),
    readRetrieved(connection, project, questions, 0),
    readAnswerMeasures(connection, project, questions),
  ]);
  const outputOf = new Map(outputs.map((row) => [keyOf(row.traceId, row.spanId), row.vector]));
  return questions.map((row): SampledAnswer => {
    const key = keyOf(row.traceId, row.spanId);
    const output = outputOf.get(key);
    const retrieved = documents.get(key)?.filter(({ id }) => id !== '');
    return {
      ...placeOf(row, which),
      ...(output === undefined ? {} : { output }),
      ...(retrieved === undefined || retrieved.length === 0
        ? {}
        : { documents: retrieved.map(({ id, score }) => ({ id, ...(score === null ? {} : { score }) })) }),
      ...measures.get(key),
    };
  });
}

function placeOf(row: VectorItem, window: SampledAnswer['window']) {
  return {
    id: row.id,
    window,
    hour: Math.floor(fromStoreTime(row.storeTime) / HOUR_MS),
    bag: row.bag,
    actor: row.actor,
    question: row.vector,
  };
}
