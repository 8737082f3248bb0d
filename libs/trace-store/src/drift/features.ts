import { CATEGORY_BUCKETS, NUMBER_BINS, NUMBER_EDGES } from '@almenara/drift';

if (NUMBER_BINS !== CATEGORY_BUCKETS)
  throw new Error('scores are numbers or words, and need maps of one width');

/** Width of the feature map of a number or a word. */
export const PAIR_WIDTH = NUMBER_BINS;

/** SQL of the bin of a number: how many edges it reaches. */
export function numberBinSql(x: string): string {
  return `toUInt8(arrayCount(edge -> edge <= ${x}, [${NUMBER_EDGES.map(toSql).join(', ')}]))`;
}

/** SQL of the bucket of a word. */
export function categoryBucketSql(word: string): string {
  return `toUInt8(cityHash64(${word}) % ${CATEGORY_BUCKETS})`;
}

/** Vectors are stored as whole numbers: a part of 1 is 127. */
export const VECTOR_UNIT = 127;

/** SQL of what the squares of vectors of this width are multiplied by, as `squareScale` has it. */
export function squareScaleSql(width: string): string {
  return `sqrt(${width} / 8)`;
}

/** Whole edges as floating point numbers too, so that the array has one type. */
const toSql = (edge: number): string => (Number.isInteger(edge) ? `${edge}.` : `${edge}`);

/** Between which numbers a bin lies; null where it is open. */
export function edgesOfBin(bin: number): { readonly from: number | null; readonly to: number | null } {
  return { from: NUMBER_EDGES[bin - 1] ?? null, to: NUMBER_EDGES[bin] ?? null };
}
