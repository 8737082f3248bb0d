import { dotProduct, type UnitRows } from './vector-rows.js';

export interface NeighbourPools {
  readonly reference: UnitRows;
  readonly current: UnitRows;
}

/**
 * For each asked row the share of current rows among its k nearest rows of both pools by cosine, each pool weighted by
 * its size, so that rows of a place where nothing moved get about ½. `own` names the row of a pool that is the asked
 * row itself and does not count.
 *
 * Cost: asked × (reference + current) products of vectors.
 * Source: nearest-neighbour estimate of a density ratio (Kremer et al. 2015); Schilling 1986 for the test.
 */
export function neighbourShare(
  asked: UnitRows,
  pools: NeighbourPools,
  own: { readonly pool: keyof NeighbourPools; readonly rows: readonly (number | undefined)[] },
  k = 20,
): Float64Array {
  const { reference, current } = pools;
  const weightOfReference = reference.count > 0 ? current.count / reference.count : 0;
  return Float64Array.from({ length: asked.count }, (_, index) => {
    const nearest = new Nearest(k);
    for (const pool of ['reference', 'current'] as const) {
      const rows = pools[pool];
      const self = own.pool === pool ? own.rows[index] : undefined;
      for (let row = 0; row < rows.count; row++) {
        if (row === self) continue;
        const cosine = dotProduct(
          asked.values,
          index * asked.dimensions,
          rows.values,
          row * rows.dimensions,
          rows.dimensions,
        );
        nearest.offer(cosine, pool === 'current');
      }
    }
    const fromCurrent = nearest.marked();
    const fromReference = nearest.size - fromCurrent;
    const weight = fromCurrent + fromReference * weightOfReference;
    return weight === 0 ? 0 : fromCurrent / weight;
  });
}

/** The k greatest values offered, ascending. */
class Nearest {
  readonly #values: Float64Array;
  readonly #marks: Uint8Array;
  size = 0;

  constructor(k: number) {
    this.#values = new Float64Array(k);
    this.#marks = new Uint8Array(k);
  }

  offer(value: number, mark: boolean): void {
    const values = this.#values;
    const full = this.size === values.length;
    if (full && value <= values[0]!) return;
    let at = full ? 0 : this.size++;
    if (full) while (at + 1 < values.length && values[at + 1]! < value) this.#move(at + 1, at++);
    else while (at > 0 && values[at - 1]! > value) this.#move(at - 1, at--);
    values[at] = value;
    this.#marks[at] = mark ? 1 : 0;
  }

  marked(): number {
    return this.#marks.subarray(0, this.size).reduce((sum, mark) => sum + mark, 0);
  }

  #move(from: number, to: number): void {
    this.#values[to] = this.#values[from]!;
    this.#marks[to] = this.#marks[from]!;
  }
}
