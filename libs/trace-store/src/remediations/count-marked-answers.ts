import type { Criterion } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { toStoreTime } from '../time.js';
import { ASKED_ANSWERS } from './judged-answer-sql.js';
import { markerCondition } from './part-condition.js';

/** Answers of a time that carry a marker, whether they are judged or not. */
export async function countMarkedAnswers(
  connection: TraceStoreConnection,
  project: string,
  marker: Criterion['marker'],
  { since, until }: { since: number; until: number },
): Promise<number> {
  if (since >= until) return 0;
  const { sql, parameters } = markerCondition(marker);
  const [row] = await connection.query<{ n: number }>(
    `SELECT count() AS n FROM (${ASKED_ANSWERS}) WHERE 1 ${sql}`,
    { ...parameters, project, since: toStoreTime(since), until: toStoreTime(until) },
  );
  return row?.n ?? 0;
}
