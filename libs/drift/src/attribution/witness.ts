/** Events of a window and the sum of their feature vectors. */
export interface FeatureSum {
  readonly n: number;
  readonly sum: ArrayLike<number>;
}

/**
 * Direction in which the mean feature vector moved: mean of the current window less mean of the reference. An event's
 * product with it is the linear witness of the difference: what the current window has more of scores high.
 *
 * @throws RangeError for an empty window or windows of different features.
 * Source: Gretton et al. 2012, A kernel two-sample test (the witness function of a linear kernel).
 */
export function witnessDirection(reference: FeatureSum, current: FeatureSum): Float64Array {
  if (!(reference.n > 0 && current.n > 0)) throw new RangeError('a window without events has no mean');
  if (reference.sum.length !== current.sum.length)
    throw new RangeError(`features of ${reference.sum.length} and ${current.sum.length} dimensions`);
  return Float64Array.from(
    { length: current.sum.length },
    (_, at) => current.sum[at]! / current.n - reference.sum[at]! / reference.n,
  );
}

export interface WitnessRow {
  readonly id: string;
  /** Product of the event's features and the witness direction. */
  readonly score: number;
}

/** The rows that moved most, first, equal ones by id so that any order of rows gives the same. */
export function rankByWitness<Row extends WitnessRow>(rows: Iterable<Row>, limit = 1_000): Row[] {
  return [...rows]
    .filter(({ score }) => !Number.isNaN(score))
    .sort((a, b) => b.score - a.score || compareText(a.id, b.id))
    .slice(0, limit);
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
