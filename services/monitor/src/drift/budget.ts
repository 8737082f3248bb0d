/** Hours of the thirty days that the budget is told for. */
const BUDGET_HOURS = 720;

/** Of each stream the share of the budget of false alarms. */
export function budgetShares(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** A detector whose statistic crosses this line raises so many false alarms in thirty days at most, in expectation. */
export function alarmThreshold(falseIncidents: number, share: number): number {
  return BUDGET_HOURS / (falseIncidents * share);
}
