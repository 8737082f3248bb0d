import { meanDirection, unitRows } from '../attribution/vector-rows.js';
import { type AnswerRow, blockOf } from './answer-row.js';
import { clusteredDifference, type ValueChange } from './clustered-difference.js';
import { projectedShift } from './projected-shift.js';

/** Whether the same users ask something else, or other users ask. */
export interface UserEvidence {
  /** Share of the current events that come from actors whom the reference window has not seen. */
  readonly newShare: number;
  readonly actors: { readonly returning: number; readonly new: number };
  /** The change of the questions, along its own direction, over all events. */
  readonly overall?: ValueChange;
  /** The same within actors of both windows, each as heavy in one window as in the other. */
  readonly within?: ValueChange;
  /** In the current window: actors whom the reference has not seen against the others, along the same direction. */
  readonly newAgainstReturning?: ValueChange;
  /**
   * Which part of the change is there within actors, with its 90 % interval (each end by itself is wrong once in
   * twenty): 1 where the same users ask something
   * else, 0 where only who asks changed. Absent where there is no clear change, or too few actors return.
   */
  readonly withinFraction?: { readonly value: number; readonly low: number; readonly high: number };
}

/** With fewer returning actors the part within actors is the mood of some people. */
const LEAST_RETURNING = 20;

/** Splits a change of the questions into its part within users and its part between users. Undefined without actors. */
export function compareUsers(rows: readonly AnswerRow[]): UserEvidence | undefined {
  const known = rows.filter(({ actor }) => actor !== undefined);
  if (known.length === 0 || known.length < rows.length / 2) return undefined;
  const counts = countByActor(known);
  const returning = [...counts.values()].filter(({ reference, current }) => reference > 0 && current > 0);
  const fresh = [...counts.values()].filter(({ reference }) => reference === 0);
  const currentRows = known.filter(({ window }) => window === 'current').length;
  const compared = project(known);
  const overall = clusteredDifference(compared);
  const within = returning.length < LEAST_RETURNING ? undefined : withinActors(known, compared, counts);
  const beside = clusteredDifference(
    compared.flatMap((row, index) =>
      row.current ? [{ ...row, current: counts.get(known[index]!.actor!)!.reference === 0 }] : [],
    ),
  );
  return {
    newShare: currentRows === 0 ? 0 : fresh.reduce((sum, { current }) => sum + current, 0) / currentRows,
    actors: { returning: returning.length, new: fresh.length },
    ...(overall && { overall }),
    ...(within && { within }),
    ...(beside && { newAgainstReturning: beside }),
    ...(overall && within && fractionOf(within, overall)),
  };
}

type Counts = ReadonlyMap<string, { readonly reference: number; readonly current: number }>;

function countByActor(rows: readonly AnswerRow[]): Counts {
  const counts = new Map<string, { reference: number; current: number }>();
  for (const { actor, window } of rows) {
    const own = counts.get(actor!) ?? { reference: 0, current: 0 };
    own[window] += 1;
    counts.set(actor!, own);
  }
  return counts;
}

function project(rows: readonly AnswerRow[]) {
  const vectors = rows.map(({ id, question }) => ({ id, vector: question }));
  const units = unitRows(vectors, meanDirection(vectors));
  const block = blockOf(rows);
  const projected = rows.map((row, index) => ({
    current: row.window === 'current',
    bag: row.bag,
    block: block(row),
    vector: units.values.subarray(index * units.dimensions, (index + 1) * units.dimensions),
  }));
  const values = projectedShift(projected);
  return projected.map(({ current, bag, block: at }, index) => ({
    current,
    bag,
    block: at,
    value: values[index]!,
  }));
}

/**
 * Each actor weighs the same in both windows, so taking the actor's own level off changes no difference; it takes the
 * noise of who happened to ask in which hour off the blocks of time.
 */
function withinActors(
  rows: readonly AnswerRow[],
  compared: ReturnType<typeof project>,
  counts: Counts,
): ValueChange | undefined {
  const sums = new Map<string, { reference: number; current: number }>();
  for (const [index, { actor, window }] of rows.entries()) {
    const own = sums.get(actor!) ?? { reference: 0, current: 0 };
    own[window] += compared[index]!.value;
    sums.set(actor!, own);
  }
  return clusteredDifference(
    compared.flatMap((row, index) => {
      const actor = rows[index]!.actor!;
      const { reference, current } = counts.get(actor)!;
      if (reference === 0 || current === 0) return [];
      const sum = sums.get(actor)!;
      const level = (sum.reference / reference + sum.current / current) / 2;
      const weight = (reference * current) / (reference + current);
      return [{ ...row, value: row.value - level, weight: weight / (row.current ? current : reference) }];
    }),
  );
}

const Z = 1.645;
/** A ratio to a change that may be none says nothing: its interval would be endless. */
const LEAST_Z = 3;

/**
 * Ratio of the two changes with Fieller's interval, without their covariance, which is positive: the interval is
 * rather too wide.
 *
 * Source: Fieller 1954, Journal of the Royal Statistical Society B 16.
 */
function fractionOf(within: ValueChange, overall: ValueChange): Pick<UserEvidence, 'withinFraction'> {
  if (!(overall.difference > LEAST_Z * overall.error)) return {};
  const value = within.difference / overall.difference;
  const g = (Z * overall.error) ** 2 / overall.difference ** 2;
  const reach =
    (Z / overall.difference) * Math.sqrt((1 - g) * within.error ** 2 + value ** 2 * overall.error ** 2);
  return {
    withinFraction: { value, low: (value - reach) / (1 - g), high: (value + reach) / (1 - g) },
  };
}
