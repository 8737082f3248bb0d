/** Wide enough for either: the logarithmic bins of a number, the hash buckets of a category. */
export const PAIR_WIDTH = 64;

/** Exponents of two between which numbers are told apart; smaller and larger ones share the outer bins. */
const LEAST = -20;
const MOST = 30;
const BINS_PER_OCTAVE = (PAIR_WIDTH - 2) / (MOST - LEAST);

/** SQL of the bin of a number. Bin 0 takes zero and what lies below. */
export function numberBinSql(x: string): string {
  return `if(${x} > 0, toUInt8(least(${PAIR_WIDTH - 1}, greatest(1, 1 + floor((log2(${x}) - (${LEAST})) * ${BINS_PER_OCTAVE})))), toUInt8(0))`;
}

/** SQL of the bucket of a word. */
export function categoryBucketSql(word: string): string {
  return `toUInt8(cityHash64(${word}) % ${PAIR_WIDTH})`;
}

/** Vectors are stored as whole numbers: a part of 1 is 127. */
export const VECTOR_UNIT = 127;

/** Squares of the parts of a unit vector average 1 / dimensions; this makes them as large as the parts themselves. */
export function squareScaleSql(dimensions: string): string {
  return `sqrt(${dimensions})`;
}

/** Between which numbers a bin lies; null where it is open. The first one takes zero and what lies below. */
export function edgesOfBin(bin: number): { readonly from: number | null; readonly to: number | null } {
  if (bin === 0) return { from: null, to: 0 };
  const edge = (at: number): number => 2 ** (LEAST + (at - 1) / BINS_PER_OCTAVE);
  return { from: bin === 1 ? 0 : edge(bin), to: bin === PAIR_WIDTH - 1 ? null : edge(bin + 1) };
}
