/** Two-sided 95 %. */
const Z = 1.959964;

/**
 * Interval of the rate of a count when users come independently of each other and each brings several answers (compound
 * Poisson): the variance is Σ n_u² over users, the limits are those true counts from which the seen one lies less than z
 * standard errors away, the answers per user being as seen. With one answer a user it is the score interval of Poisson.
 *
 * @param count answers seen. @param squares Σ n_u². Source: Barker 2002, The American Statistician 56 (score interval).
 */
export function countInterval(count: number, squares: number): { low: number; high: number } {
  const perUser = count > 0 ? Math.max(1, squares / count) : 1;
  const half = (Z * Z * perUser) / 2;
  const reach = Math.sqrt(Z * Z * perUser * count + half * half);
  return { low: Math.max(0, count + half - reach), high: count + half + reach };
}
