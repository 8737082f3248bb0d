import { createHash } from 'node:crypto';
import { canonicalJson, type Score } from '@almenara/contract';
import { toStoreTime, type ScoreRow } from '@almenara/trace-store';

/**
 * The row of a score. Scores are said as a whole: of two with one id the later `at` wins, at the same time the
 * one with the larger hash, in whichever order they arrive. Both stand in the version.
 */
export function scoreRow(project: string, score: Score, receivedAt: number): ScoreRow {
  const at = score.at ?? receivedAt;
  const word = (text: string | undefined) => (text ?? '').toWellFormed();
  return {
    project,
    id: score.id,
    version: String((BigInt(Math.round(at * 1000)) << 64n) | hashOf(score)),
    at: toStoreTime(at),
    name: word(score.name),
    value: score.value ?? null,
    label: word(score.label),
    source: score.source,
    trace_id: score.traceId ?? '',
    span_id: score.spanId ?? '',
    session_id: score.sessionId ?? '',
    actor_id: score.actorId ?? '',
    evaluator: word(score.evaluator),
    evaluator_version: word(score.evaluatorVersion),
    input_hash: word(score.inputHash),
    inclusion_probability: score.inclusionProbability ?? 0,
    explanation: word(score.explanation),
    evidence: score.evidence?.length ? JSON.stringify(score.evidence) : '',
    metadata: score.metadata ? JSON.stringify(score.metadata) : '',
  };
}

function hashOf(score: Score): bigint {
  return createHash('sha256').update(canonicalJson(score)).digest().readBigUInt64BE();
}
