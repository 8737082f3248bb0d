export interface ProjectedRow {
  readonly current: boolean;
  readonly bag: number;
  readonly vector: ArrayLike<number>;
}

/**
 * Each row's product with the direction in which the mean of the current rows differs from that of the reference
 * rows. The direction for the rows of one half of the bags is learned from the other half, so that it holds nothing of
 * their own noise: without a change the products of both windows have the same mean.
 *
 * Source: cross-fitting, Chernozhukov et al. 2018, The Econometrics Journal 21.
 */
export function projectedShift(rows: readonly ProjectedRow[]): number[] {
  const directions = [0, 1].map((half) => directionOf(rows.filter(({ bag }) => bag % 2 !== half)));
  return rows.map(({ bag, vector }) => {
    const direction = directions[bag % 2]!;
    let product = 0;
    for (let at = 0; at < direction.length; at++) product += direction[at]! * vector[at]!;
    return product;
  });
}

function directionOf(rows: readonly ProjectedRow[]): Float64Array {
  const direction = new Float64Array(rows[0]?.vector.length ?? 0);
  const sizes = { current: rows.filter(({ current }) => current).length, reference: 0 };
  sizes.reference = rows.length - sizes.current;
  if (sizes.current === 0 || sizes.reference === 0) return direction.fill(0);
  for (const { current, vector } of rows) {
    const weight = current ? 1 / sizes.current : -1 / sizes.reference;
    for (let at = 0; at < direction.length; at++) direction[at]! += weight * vector[at]!;
  }
  const norm = Math.hypot(...direction);
  return norm === 0 ? direction : direction.map((value) => value / norm);
}
