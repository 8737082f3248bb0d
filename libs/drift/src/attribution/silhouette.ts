import { dotProduct, type UnitRows } from './vector-rows.js';

/**
 * Mean silhouette of a partition under cosine distance, from −1 to 1: how much nearer rows are to their own group than
 * to the next one. A row alone in its group counts 0; a single group has no silhouette and gives 0.
 *
 * Cost: rows² products, for lists of some hundreds.
 * Source: Rousseeuw 1987, Journal of Computational and Applied Mathematics 20.
 */
export function meanSilhouette(rows: UnitRows, labels: ArrayLike<number>, groups: number): number {
  if (groups < 2 || rows.count === 0) return 0;
  const { count, dimensions, values } = rows;
  const sizes = new Float64Array(groups);
  for (let row = 0; row < count; row++) sizes[labels[row]!]! += 1;
  const sums = new Float64Array(count * groups);
  for (let row = 0; row < count; row++)
    for (let other = 0; other < row; other++) {
      const distance = 1 - dotProduct(values, row * dimensions, values, other * dimensions, dimensions);
      sums[row * groups + labels[other]!]! += distance;
      sums[other * groups + labels[row]!]! += distance;
    }
  let total = 0;
  for (let row = 0; row < count; row++) {
    const own = labels[row]!;
    if (sizes[own]! < 2) continue;
    const within = sums[row * groups + own]! / (sizes[own]! - 1);
    let next = Infinity;
    for (let group = 0; group < groups; group++)
      if (group !== own && sizes[group]! > 0)
        next = Math.min(next, sums[row * groups + group]! / sizes[group]!);
    if (next < Infinity && Math.max(within, next) > 0) total += (next - within) / Math.max(within, next);
  }
  return total / count;
}
