import { normalTail } from '../special-functions/normal-tail.js';

export interface ComparedRow {
  readonly current: boolean;
  readonly value: number;
  /** Hash bucket of the actor. */
  readonly bag: number;
  /** Block of time; a block belongs to one window. */
  readonly block: number;
  /** Rows are compared with rows of the same stratum only, for example of the same topic. */
  readonly stratum?: number;
  /** Default 1. */
  readonly weight?: number;
}

/** How the mean of a value differs between two groups of answers. */
export interface ValueChange {
  readonly pValue: number;
  /** Current mean less reference mean, in the value's own unit. */
  readonly difference: number;
  readonly error: number;
  /** The difference in standard deviations of the reference, with its 95 % interval. */
  readonly shift: number;
  readonly low: number;
  readonly high: number;
  /**
   * Effective share of the traffic whose value changed: 1 where all strata changed alike, f where a share f changed
   * and the rest did not. Null where it cannot be told: one stratum, or no clear change.
   */
  readonly breadth: number | null;
  readonly n: { readonly reference: number; readonly current: number };
}

/** Below these the variance between actors or blocks is a guess. */
const LEAST_ROWS = 30;
const LEAST_BAGS = 8;
const LEAST_BLOCKS = 4;

/**
 * Difference of two means within strata, each stratum weighted by n₁·n₂ / (n₁ + n₂), with a variance that allows rows
 * of one actor and rows of one block of time to go together: V = max(V_bag + V_block − V_cell, V_bag, V_block). The
 * p-value is that of Student's t with as many degrees of freedom as the fewer of bags and blocks, less one. Undefined
 * below 30 rows a side, 8 bags or 4 blocks a side.
 *
 * Assumes that what is common to a bag or a block is not common to others; size holds from about 15 of each.
 * Source: Cameron, Gelbach and Miller 2011, Robust inference with multiway clustering, Journal of Business & Economic
 * Statistics 29; Wallace 1959 for the tail of t.
 */
export function clusteredDifference(rows: readonly ComparedRow[]): ValueChange | undefined {
  const strata = pairStrata(rows);
  const compared = strata.flatMap((stratum) => stratum.rows);
  const sides = [
    compared.filter(({ current }) => !current),
    compared.filter(({ current }) => current),
  ] as const;
  if (sides.some((side) => side.length < LEAST_ROWS)) return undefined;
  const blocks = sides.map((side) => new Set(side.map(({ block }) => block)).size);
  const bags = new Set(compared.map(({ bag }) => bag)).size;
  if (bags < LEAST_BAGS || blocks.some((count) => count < LEAST_BLOCKS)) return undefined;
  const total = strata.reduce((sum, { weight }) => sum + weight, 0);
  const difference = strata.reduce((sum, stratum) => sum + (stratum.weight / total) * stratum.difference, 0);
  const variance = twoWayVariance(strata.map((stratum) => ({ ...stratum, weight: stratum.weight / total })));
  const deviation = Math.sqrt(pooledVariance(strata)) || 1;
  const error = Math.sqrt(variance);
  const freedom = Math.min(bags, blocks[0]! + blocks[1]!) - 1;
  const shift = difference / deviation;
  const reach = (quantileOfT(freedom) * error) / deviation;
  return {
    pValue:
      error > 0
        ? Math.min(1, 2 * normalTail(normalOfT(Math.abs(difference) / error, freedom)))
        : difference === 0
          ? 1
          : 0,
    difference,
    error,
    shift,
    low: shift - reach,
    high: shift + reach,
    breadth: breadthOf(strata, total, difference, variance),
    n: { reference: sides[0].length, current: sides[1].length },
  };
}

interface Stratum {
  readonly rows: readonly ComparedRow[];
  readonly means: readonly [number, number];
  readonly sizes: readonly [number, number];
  readonly weight: number;
  readonly difference: number;
}

function pairStrata(rows: readonly ComparedRow[]): Stratum[] {
  const byStratum = new Map<number, ComparedRow[]>();
  for (const row of rows) {
    if (!Number.isFinite(row.value)) continue;
    const members = byStratum.get(row.stratum ?? 0);
    if (members) members.push(row);
    else byStratum.set(row.stratum ?? 0, [row]);
  }
  return [...byStratum.values()].flatMap((members) => {
    const sizes: [number, number] = [0, 0];
    const sums: [number, number] = [0, 0];
    for (const { current, value, weight = 1 } of members) {
      sizes[current ? 1 : 0] += weight;
      sums[current ? 1 : 0] += weight * value;
    }
    if (!(sizes[0] > 0 && sizes[1] > 0)) return [];
    const means: [number, number] = [sums[0] / sizes[0], sums[1] / sizes[1]];
    const weight = (sizes[0] * sizes[1]) / (sizes[0] + sizes[1]);
    return [{ rows: members, means, sizes, weight, difference: means[1] - means[0] }];
  });
}

/** Of the weighted difference; the weights of the strata must add up to one, or be those of one stratum alone. */
function twoWayVariance(strata: readonly Stratum[]): number {
  const bags = new Map<number, number>();
  const blocks = new Map<number, number>();
  const cells = new Map<string, number>();
  const add = <Key>(sums: Map<Key, number>, key: Key, value: number) =>
    sums.set(key, (sums.get(key) ?? 0) + value);
  for (const { rows, means, sizes, weight } of strata)
    for (const { current, value, bag, block, weight: own = 1 } of rows) {
      const side = current ? 1 : 0;
      const part = ((current ? 1 : -1) * weight * own * (value - means[side])) / sizes[side];
      add(bags, bag, part);
      add(blocks, block, part);
      add(cells, `${bag} ${block}`, part);
    }
  const [a, b, c] = [bags, blocks, cells].map(squaresOf) as [number, number, number];
  const corrected = (sum: number, groups: number) => (groups > 1 ? (sum * groups) / (groups - 1) : sum);
  const byBag = corrected(a, bags.size);
  const byBlock = corrected(b, blocks.size);
  return Math.max(byBag + byBlock - c, byBag, byBlock);
}

function squaresOf(sums: Map<unknown, number>): number {
  let total = 0;
  for (const value of sums.values()) total += value * value;
  return total;
}

function pooledVariance(strata: readonly Stratum[]): number {
  let squares = 0;
  let count = 0;
  for (const { rows, means } of strata)
    for (const { current, value } of rows)
      if (!current) {
        squares += (value - means[0]) ** 2;
        count += 1;
      }
  return count > 1 ? squares / (count - 1) : 0;
}

/** (mean change)² ÷ mean of (change of a stratum)², both less what chance adds to a square. */
function breadthOf(
  strata: readonly Stratum[],
  total: number,
  difference: number,
  variance: number,
): number | null {
  const usable = strata.filter(({ rows }) => rows.length >= LEAST_ROWS);
  const mean = difference ** 2 - variance;
  if (usable.length < 2 || mean <= 3 * variance) return null;
  let squares = 0;
  for (const stratum of usable) {
    const own = twoWayVariance([{ ...stratum, weight: 1 }]);
    squares += (stratum.weight / total) * (stratum.difference ** 2 - own);
  }
  return squares <= mean ? 1 : mean / squares;
}

function normalOfT(t: number, freedom: number): number {
  return ((8 * freedom + 1) / (8 * freedom + 3)) * Math.sqrt(freedom * Math.log1p((t * t) / freedom));
}

/** The t value that 5 % exceed on either side: the inverse of Wallace's formula. */
function quantileOfT(freedom: number): number {
  const z = (1.959963984540054 * (8 * freedom + 3)) / (8 * freedom + 1);
  return Math.sqrt(freedom * Math.expm1((z * z) / freedom));
}
