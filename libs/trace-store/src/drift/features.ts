<<<<<<< HEAD
import { CATEGORY_BUCKETS, NUMBER_BINS, NUMBER_EDGES } from '@almenara/drift';

if (NUMBER_BINS !== CATEGORY_BUCKETS)
  throw new Error('scores are numbers or words, and need maps of one width');

/** Width of the feature map of a number or a word. */
export const PAIR_WIDTH = NUMBER_BINS;

/** SQL of the bin of a number: how many edges it reaches. */
export function numberBinSql(x: string): string {
  return `toUInt8(arrayCount(edge -> edge <= ${x}, [${NUMBER_EDGES.map(toSql).join(', ')}]))`;
=======
/** Wide enough for either: the logarithmic bins of a number, the hash buckets of a category. */
export const PAIR_WIDTH = 64;

/** Exponents of two between which numbers are told apart; smaller and larger ones share the outer bins. */
const LEAST = -20;
const MOST = 30;
const BINS_PER_OCTAVE = (PAIR_WIDTH - 2) / (MOST - LEAST);

/** SQL of the bin of a number. Bin 0 takes zero and what lies below. */
export function numberBinSql(x: string): string {
  return `if(${x} > 0, toUInt8(least(${PAIR_WIDTH - 1}, greatest(1, 1 + floor((log2(${x}) - (${LEAST})) * ${BINS_PER_OCTAVE})))), toUInt8(0))`;
>>>>>>> drift-api
}

/** SQL of the bucket of a word. */
export function categoryBucketSql(word: string): string {
<<<<<<< HEAD
  return `toUInt8(cityHash64(${word}) % ${CATEGORY_BUCKETS})`;
=======
  return `toUInt8(cityHash64(${word}) % ${PAIR_WIDTH})`;
>>>>>>> drift-api
}

/** Vectors are stored as whole numbers: a part of 1 is 127. */
export const VECTOR_UNIT = 127;

<<<<<<< HEAD
/** SQL of what the squares of vectors of this width are multiplied by, as `squareScale` has it. */
export function squareScaleSql(width: string): string {
  return `sqrt(${width} / 8)`;
}

/** Whole edges as floating point numbers too, so that the array has one type. */
const toSql = (edge: number): string => (Number.isInteger(edge) ? `${edge}.` : `${edge}`);
=======
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
>>>>>>> drift-api
