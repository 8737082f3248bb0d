import type { ScoreSource } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { storeTime } from '../reading/filter-conditions.js';
import { SCORED_SINCE } from '../reading/score-outcome.js';

/** Name or label of a score whose explanation is the answer as it should have been. */
export const CORRECTION = 'correction';

export interface SaidScore {
  readonly traceId: string;
  /** Empty when it was said of the trace. */
  readonly spanId: string;
  readonly source: ScoreSource;
  readonly isCorrection: boolean;
  readonly label: string;
  readonly value: number | null;
  readonly explanation: string;
}

const MOST_SCORES = 20_000;

/**
 * What people told by scores of the name of a question, and corrections by whomever, since a time: the newest row of
 * each score, the one told last first.
 */
export async function listHumanScores(
  connection: TraceStoreConnection,
  project: string,
  { from, name }: { readonly from: string; readonly name: string },
): Promise<SaidScore[]> {
  const rows = await connection.query<Omit<SaidScore, 'isCorrection'> & { isCorrection: number }>(SQL, {
    project,
    from: storeTime('from', from),
    name,
  });
  return rows.map((row) => ({ ...row, isCorrection: row.isCorrection === 1 }));
}

const IS_CORRECTION = `(name = '${CORRECTION}' OR label = '${CORRECTION}')`;

const SQL = `
SELECT trace_id AS traceId, span_id AS spanId, source, toUInt8(${IS_CORRECTION}) AS isCorrection, label, value,
    explanation
FROM
(
    SELECT id, at, name, trace_id, span_id, source, label, value, explanation
    FROM almenara.scores
    PREWHERE project = {project:String} AND ${SCORED_SINCE}
    WHERE trace_id != '' AND (${IS_CORRECTION} OR (source = 'human' AND name = {name:String}))
    ORDER BY version DESC
    LIMIT 1 BY id
)
WHERE NOT isCorrection OR explanation != ''
ORDER BY at DESC, id
LIMIT ${MOST_SCORES}`;
