/** Hours in the thirty days that the budget of false incidents is told for. */
const HOURS = 720;

/**
 * Natural logarithm of the line at which a stream's evidence raises the alarm: a statistic that grows by one an hour on
 * average while nothing changes passes 720/f at most f times in thirty days, and f is the stream's part of the budget.
 */
export function logAlarmOf(falseIncidents: number, weight: number, weights: number): number {
  return Math.log((HOURS * Math.max(weight, weights)) / (falseIncidents * weight));
}
