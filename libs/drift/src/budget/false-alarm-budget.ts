/** Hours of the 30 days that a budget is for. */
export const BUDGET_HOURS = 720;

/** False incidents that a project expects in 30 days unless it sets another number. */
export const DEFAULT_FALSE_INCIDENTS = 0.1;

/**
 * Shares of a project's budget by the weights of its streams; they add up to one. A stream with weight zero has no
 * share, that is no alarm.
 *
 * @throws RangeError for a weight that is negative or not finite, or when all are zero.
 */
export function budgetShares(weights: readonly number[]): number[] {
  if (weights.some((weight) => !(weight >= 0 && weight < Infinity)))
    throw new RangeError('Weights must be finite numbers, zero or above.');
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) throw new RangeError('At least one weight must be above zero.');
  return weights.map((weight) => weight / total);
}

/**
 * Threshold A of a stream's Shiryaev–Roberts statistic: without a change the mean time to R ≥ A is at least A hours, so
 * that A = 720 / (F·w) expects at most F·w false alarms in 30 days. By linearity of expectation this adds up to F over
 * all streams, however correlated they are.
 *
 * @param falseIncidents F, expected false incidents of the project in 30 days.
 * @param share w of the stream, in (0, 1].
 * @throws RangeError where F is not above zero, w is outside (0, 1], or A would not be above 1.
 */
export function alarmThreshold(falseIncidents: number, share: number): number {
  if (!(falseIncidents > 0)) throw new RangeError('falseIncidents must be above zero.');
  if (!(share > 0 && share <= 1)) throw new RangeError('share must be above zero and at most one.');
  const threshold = BUDGET_HOURS / (falseIncidents * share);
  if (!(threshold > 1)) throw new RangeError(`falseIncidents must be below ${BUDGET_HOURS} for this share.`);
  return threshold;
}
