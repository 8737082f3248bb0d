import { CATEGORY_BUCKETS, ENERGY_BANDS, ENERGY_SCALE, NUMBER_BINS, NUMBER_EDGES } from '@almenara/drift';

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

/** Numbers that `textFeaturesSql` has behind the vector's own. */
export const TEXT_ENERGIES = ENERGY_BANDS;

/** SQL of the sum of `textFeatures` of stored vectors, from the sums of their parts and of their squares. */
export function textFeaturesSql(parts: string, squares: string): string {
  const edge = (band: string) => `toUInt32(ceil(${band} * length(${squares}) / ${ENERGY_BANDS}))`;
  const energy = `arraySum(arraySlice(${squares}, 1 + ${edge('band')}, ${edge('(band + 1)')} - ${edge('band')}))`;
  return `CAST(arrayConcat(arrayMap(x -> x / ${VECTOR_UNIT}, ${parts}),
        arrayMap(band -> ${ENERGY_SCALE / VECTOR_UNIT ** 2} * ${energy}, range(${ENERGY_BANDS}))) AS Array(Float32))`;
}

/** Whole edges as floating point numbers too, so that the array has one type. */
const toSql = (edge: number): string => (Number.isInteger(edge) ? `${edge}.` : `${edge}`);

/** Between which numbers a bin lies; null where it is open. */
export function edgesOfBin(bin: number): { readonly from: number | null; readonly to: number | null } {
  return { from: NUMBER_EDGES[bin - 1] ?? null, to: NUMBER_EDGES[bin] ?? null };
}
