import { actorHash, bagOf } from '@almenara/drift';
import type { VectorRow } from '@almenara/trace-store';
import type { PlacedAnswer } from '../scoring/plan.js';

/** What one text became. */
export interface EmbeddedText {
  readonly vector: readonly number[];
  /** ISO 639-1; empty when it cannot be told. */
  readonly language: string;
}

export interface VectorPlace {
  readonly project: string;
  readonly stream: string;
  readonly encoder: string;
  readonly part: number;
  readonly share: number;
  readonly now: number;
}

export function toVectorRow(
  of: Pick<PlacedAnswer, 'traceId' | 'spanId' | 'actorId' | 'sessionId' | 'startTime'>,
  { vector, language }: EmbeddedText,
  { project, stream, encoder, part, share, now }: VectorPlace,
): VectorRow {
  const actor = actorHash(of);
  return {
    project,
    stream,
    encoder,
    time: of.startTime.replace('T', ' ').replace('Z', ''),
    trace_id: of.traceId,
    span_id: of.spanId,
    part,
    version: now,
    is_deleted: 0,
    bag: bagOf(actor),
    actor_hash: String(actor),
    language,
    inclusion_probability: share,
    vector: [...vector],
  };
}
