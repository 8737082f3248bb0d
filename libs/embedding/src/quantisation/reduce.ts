import { toUnit } from './int8.js';

/** Wider vectors are not stored: a sketch holds sums of all their parts for each hour. */
export const WIDEST = 256;
const REDUCED = 128;
const SEED = 0x9e3779b9;

/** How wide a vector of so many parts is stored. */
export function storedWidth(dimensions: number): number {
  return dimensions <= WIDEST ? dimensions : REDUCED;
}

/**
 * A unit vector of at most 256 parts for one of any width: up to 256 as it is, wider ones by a fixed random projection
 * (Rademacher: each part of the result adds every part of the vector with a random sign). Inner products of unit
 * vectors keep their value with a standard error of about 1/√128 = 0.09 (Achlioptas 2003), which averages out over the
 * events of a window; of what a topic shift moves, less is seen than with all parts. Null when there is no direction.
 */
export function reduce(vector: ArrayLike<number>): Float32Array | null {
  if (vector.length <= WIDEST) return toUnit(Float32Array.from(vector));
  const signs = signsOf(vector.length);
  const reduced = new Float32Array(REDUCED);
  for (let part = 0; part < vector.length; part++) {
    const value = vector[part]!;
    const row = part * REDUCED;
    for (let at = 0; at < REDUCED; at++) reduced[at]! += signs[row + at]! * value;
  }
  return toUnit(reduced);
}

const MOST_WIDTHS = 8;
const known = new Map<number, Int8Array>();

/** The same for ever: row by row from one seed, so that a vector's first parts have the same signs at any width. */
function signsOf(dimensions: number): Int8Array {
  let signs = known.get(dimensions);
  if (signs) return signs;
  signs = new Int8Array(dimensions * REDUCED);
  let state = SEED;
  for (let at = 0; at < signs.length; at++) {
    // xorshift32 (Marsaglia 2003).
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    signs[at] = state < 0 ? -1 : 1;
  }
  if (known.size >= MOST_WIDTHS) known.delete(known.keys().next().value!);
  known.set(dimensions, signs);
  return signs;
}
