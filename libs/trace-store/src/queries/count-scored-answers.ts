import type { TraceStoreConnection } from '../connection.js';
import type { ScoredAnswers } from '../reading/drawn-answer.js';
import { toStoreTime } from '../time.js';
import { SCORED_ANSWERS } from './scored-answers.js';

/** How many answers have a score, and how many of them were scored with a known chance. */
export async function countScoredAnswers(
  connection: TraceStoreConnection,
  project: string,
  { name, from, to }: ScoredAnswers,
): Promise<{ scored: number; withChance: number }> {
  const [row] = await connection.query<{ scored: number; withChance: number }>(SQL, {
    project,
    name,
    from: toStoreTime(from),
    to: toStoreTime(to),
  });
  return row!;
}

const SQL = `SELECT count() AS scored, countIf(inclusion_probability > 0) AS withChance FROM (${SCORED_ANSWERS})`;
