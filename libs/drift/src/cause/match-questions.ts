import { sphericalKMeans } from '../attribution/spherical-k-means.js';
import { dotProduct, meanDirection, type UnitRows, unitRows } from '../attribution/vector-rows.js';
import type { AnswerRow } from './answer-row.js';

/** An answer and earlier answers to the most similar questions. */
export interface MatchedRow {
  readonly row: AnswerRow;
  readonly similar: readonly AnswerRow[];
  /** Mean cosine of the similar questions to this one. */
  readonly closeness: number;
  /** Topic of the reference window that the question is nearest to. */
  readonly topic: number;
}

const SIMILAR = 5;
/** Below this cosine, after the common centre is taken off, two questions ask different things. */
const LEAST_COSINE = 0.35;
const TOPICS = 8;

/**
 * Matches the later half of the reference window and the current window with the earlier half of the reference, so
 * that both sides are compared with the same answers in the same way and without a change they agree with them alike.
 * Halves are cut by time. Rows less close to their match than half of the reference rows are left out: among those are
 * the questions of new topics, which get other documents because they ask something else.
 *
 * Cost: (reference ÷ 2 + current) × reference ÷ 2 products.
 */
export function matchQuestions(rows: readonly AnswerRow[]): MatchedRow[] {
  const reference = rows
    .filter(({ window }) => window === 'reference')
    .sort((a, b) => a.hour - b.hour || (a.id < b.id ? -1 : 1));
  const cut = reference[Math.floor(reference.length / 2)]?.hour ?? 0;
  const earlier = reference.filter(({ hour }) => hour < cut);
  const asked = [
    ...reference.filter(({ hour }) => hour >= cut),
    ...rows.filter(({ window }) => window === 'current'),
  ];
  if (earlier.length < TOPICS || asked.length === 0) return [];
  const vectorsOf = (list: readonly AnswerRow[]) =>
    list.map(({ id, question }) => ({ id, vector: question }));
  const centre = meanDirection(vectorsOf(reference));
  const pool = unitRows(vectorsOf(earlier), centre);
  const topics = sphericalKMeans(unitRows(vectorsOf(everyNth(earlier)), centre), TOPICS).centroids;
  const questions = unitRows(vectorsOf(asked), centre);
  const matched = asked.flatMap((row, index) => {
    const nearest = nearestRows(questions, index, pool);
    if (nearest.length === 0) return [];
    return [
      {
        row,
        similar: nearest.map(({ at }) => earlier[at]!),
        closeness: nearest.reduce((sum, { cosine }) => sum + cosine, 0) / nearest.length,
        topic: nearestCentroid(questions, index, topics),
      },
    ];
  });
  const least = median(
    matched.flatMap(({ row, closeness }) => (row.window === 'reference' ? [closeness] : [])),
  );
  return matched.filter(({ closeness }) => closeness >= least);
}

/** Some hundreds of rows place the centroids as well as all of them. */
function everyNth(rows: readonly AnswerRow[], most = 400): AnswerRow[] {
  const step = Math.max(1, rows.length / most);
  return Array.from({ length: Math.min(most, rows.length) }, (_, at) => rows[Math.floor(at * step)]!);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? -Infinity;
}

function nearestRows(questions: UnitRows, index: number, pool: UnitRows): { at: number; cosine: number }[] {
  const { dimensions } = pool;
  const nearest: { at: number; cosine: number }[] = [];
  for (let at = 0; at < pool.count; at++) {
    const cosine = dotProduct(questions.values, index * dimensions, pool.values, at * dimensions, dimensions);
    if (cosine < LEAST_COSINE || (nearest.length === SIMILAR && cosine <= nearest.at(-1)!.cosine)) continue;
    if (nearest.length === SIMILAR) nearest.pop();
    const place = nearest.findIndex((other) => other.cosine < cosine);
    nearest.splice(place < 0 ? nearest.length : place, 0, { at, cosine });
  }
  return nearest;
}

function nearestCentroid(questions: UnitRows, index: number, centroids: UnitRows): number {
  const { dimensions } = questions;
  let found = 0;
  let greatest = -Infinity;
  for (let topic = 0; topic < centroids.count; topic++) {
    const cosine = dotProduct(
      questions.values,
      index * dimensions,
      centroids.values,
      topic * dimensions,
      dimensions,
    );
    if (cosine > greatest) {
      greatest = cosine;
      found = topic;
    }
  }
  return found;
}
