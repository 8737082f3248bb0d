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
  const shares = new Float64Array(asked.count);
  const cosines = new Float64Array(reference.count + current.count);
  for (let index = 0; index < asked.count; index++) {
    fillCosines(asked, index, reference, cosines, 0);
    fillCosines(asked, index, current, cosines, reference.count);
    const self = own.rows[index];
    if (self !== undefined) cosines[self + (own.pool === 'current' ? reference.count : 0)] = -Infinity;
    let fromCurrent = 0;
    let fromReference = 0;
    for (const row of greatest(cosines, k)) {
      if (row < reference.count) fromReference += 1;
      else fromCurrent += 1;
    }
    const weight = fromCurrent + fromReference * weightOfReference;
    shares[index] = weight === 0 ? 0 : fromCurrent / weight;
  }
  return shares;
}

function fillCosines(
  asked: UnitRows,
  index: number,
  pool: UnitRows,
  into: Float64Array,
  start: number,
): void {
  const { dimensions, values, count } = pool;
  const { values: ofAsked } = asked;
  const first = index * dimensions;
  for (let row = 0; row < count; row++)
    into[start + row] = dotProduct(ofAsked, first, values, row * dimensions, dimensions);
}

/** Places of the k greatest finite values; of equal ones the earlier. */
function greatest(values: Float64Array, k: number): number[] {
  const places: number[] = [];
  let least = -Infinity;
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (!(value > least)) continue;
    if (places.length === k) places.pop();
    let place = places.length;
    while (place > 0 && values[places[place - 1]!]! < value) place--;
    places.splice(place, 0, at);
    if (places.length === k) least = values[places[k - 1]!]!;
  }
  return places;
}
