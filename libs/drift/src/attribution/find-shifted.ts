import { neighbourShare } from './neighbour-share.js';
import { meanDirection, unitRows, type VectorRow } from './vector-rows.js';
import { compareText, rankByWitness, witnessDirection, type WitnessRow } from './witness.js';

export interface ShiftInput {
  /** Rows of both windows, or an equally thinned sample of each; 5,000 a window are answered in seconds. */
  readonly reference: readonly VectorRow[];
  readonly current: readonly VectorRow[];
  /** The rows of each window that score highest by the witness; without them they are taken from the pools. */
  readonly candidates?: { readonly reference: readonly VectorRow[]; readonly current: readonly VectorRow[] };
  readonly limit?: number;
}

export interface ShiftedEvent {
  readonly id: string;
  /** Share of current events among the nearest ones, windows weighted alike: ½ where nothing moved, 1 where all is new. */
  readonly score: number;
  readonly witness: number;
}

export interface ShiftedEvents {
  /** Most shifted first. */
  readonly events: readonly ShiftedEvent[];
  /** Share of `events` that is there because of the change, estimated from the reference; null without events. */
  readonly expectedPrecision: number | null;
}

const CANDIDATES = 1_000;
/** Lists that are one fifth chance are still read as one thing by a person; worse ones are cut. */
const LEAST_PRECISION = 0.8;
/** So few are always shown where anything scores above chance: a list of none explains nothing. */
const LEAST_EVENTS = 10;

/**
 * Current events that the reference window lacks. The linear witness narrows both windows down to candidates, which
 * are then ranked by the share of current events among their nearest neighbours; the same scores of reference events
 * tell how many such events there would be without a change, and the list ends where those become too many.
 *
 * @throws RangeError for vectors of different dimensions.
 */
export function findShifted(input: ShiftInput): ShiftedEvents {
  const { reference, current, limit = 200 } = input;
  if (reference.length === 0 || current.length === 0) return { events: [], expectedPrecision: null };
  const centre = meanDirection(reference, current);
  const direction = witnessDirection(
    { n: 1, sum: meanDirection(reference) },
    { n: 1, sum: meanDirection(current) },
  );
  const scored = (window: 'reference' | 'current') => {
    const found = rank(input.candidates?.[window] ?? input[window], direction);
    const place = new Map(input[window].map(({ id }, row) => [id, row]));
    return { found, own: found.map(({ id }) => place.get(id)) };
  };
  const pools = { reference: unitRows(reference, centre), current: unitRows(current, centre) };
  const shares = (window: 'reference' | 'current') => {
    const { found, own } = scored(window);
    const scores = neighbourShare(unitRows(found, centre), pools, { pool: window, rows: own });
    return found.map(({ id, score }, index) => ({ id, score: scores[index]!, witness: score }));
  };
  const events = shares('current')
    .filter(({ score }) => score > 0.5)
    .sort((a, b) => b.score - a.score || b.witness - a.witness || compareText(a.id, b.id));
  const byChance = shares('reference').map(({ score }) => score);
  return cutWherePrecisionFalls(events, byChance, current.length / reference.length, limit);
}

function rank(rows: readonly VectorRow[], direction: Float64Array): (VectorRow & WitnessRow)[] {
  const norm = Math.hypot(...direction) || 1;
  return rankByWitness(
    rows.map(({ id, vector }) => {
      let score = 0;
      let squares = 0;
      for (let at = 0; at < direction.length; at++) {
        score += (vector[at]! * direction[at]!) / norm;
        squares += vector[at]! * vector[at]!;
      }
      return { id, vector, score: squares === 0 ? 0 : score / Math.sqrt(squares) };
    }),
    CANDIDATES,
  );
}

function cutWherePrecisionFalls(
  events: readonly ShiftedEvent[],
  scoresOfReference: readonly number[],
  ratio: number,
  limit: number,
): ShiftedEvents {
  const precisionOf = (count: number) => {
    const least = events[count - 1]!.score;
    const expected = scoresOfReference.filter((score) => score >= least).length * ratio;
    // All that share the last score belong to the level that the expectation is for, also those beyond the list.
    const level = events.filter(({ score }) => score >= least).length;
    return Math.max(0, 1 - expected / level);
  };
  const most = Math.min(limit, events.length);
  for (let count = most; count > 0; count--) {
    if (count < most && events[count - 1]!.score === events[count]!.score) continue;
    const precision = precisionOf(count);
    if (precision >= LEAST_PRECISION) return { events: events.slice(0, count), expectedPrecision: precision };
  }
  const few = events.slice(0, Math.min(limit, LEAST_EVENTS));
  return { events: few, expectedPrecision: few.length > 0 ? precisionOf(few.length) : null };
}
