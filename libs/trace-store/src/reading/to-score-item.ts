import type { ScoreItem } from '@almenara/contract';
import type { ScoreRow } from '../rows.js';
import { toIsoTime } from '../time.js';
import { knownWord } from './known.js';

export type ScoreItemRow = Omit<
  ScoreRow,
  'project' | 'version' | 'actor_id' | 'input_hash' | 'inclusion_probability'
>;

export function toScoreItem(row: ScoreItemRow): ScoreItem {
  return {
    id: row.id,
    name: row.name,
    value: row.value,
    label: knownWord(row.label),
    explanation: knownWord(row.explanation),
    evidence: row.evidence === '' ? [] : (JSON.parse(row.evidence) as ScoreItem['evidence']),
    source: row.source as ScoreItem['source'],
    traceId: knownWord(row.trace_id),
    spanId: knownWord(row.span_id),
    sessionId: knownWord(row.session_id),
    at: toIsoTime(row.at),
    ...(row.evaluator === '' ? {} : { evaluator: row.evaluator }),
    ...(row.evaluator_version === '' ? {} : { evaluatorVersion: row.evaluator_version }),
    ...(row.metadata === '' ? {} : { metadata: JSON.parse(row.metadata) as Record<string, unknown> }),
  };
}
