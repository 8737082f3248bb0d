/** Neighbouring coordinates of a vector are put into this many bands. */
export const ENERGY_BANDS = 16;

/**
 * What a band's energy is multiplied by: at 1 one in twenty windows was missed whose texts had gathered, a fifth of them
 * half-way to their topic's mean; 2 takes 4 % of what makes a new topic visible, 1.25 some 1 %.
 */
export const ENERGY_SCALE = 1.25;

/**
 * Feature map φ of a text: its embedding e of unit length, and behind it the energy of 16 bands of neighbouring
 * coordinates, scaled: φ = [e, 1.25·Σ_band e²]. The mean of the first part moves when topics come or go; that of the
 * second also when texts gather or spread around the same topics. Coordinate k of d is in band ⌊16k/d⌋. Bands rather
 * than single squares: all squares shrink together when texts gather, so that sums over bands show it with less noise
 * and less width. Encoders whose coordinates are ordered by variance gain most.
 *
 * @param vector unit length, at least 16 wide; int8 vectors are scaled by the reader.
 * @returns `textFeatureWidth(vector.length)` numbers.
 */
export function textFeatures(vector: ArrayLike<number>): Float64Array {
  const width = vector.length;
  const features = new Float64Array(textFeatureWidth(width));
  for (let at = 0; at < width; at++) {
    const value = vector[at]!;
    features[at] = value;
    features[width + Math.floor((ENERGY_BANDS * at) / width)]! += ENERGY_SCALE * value * value;
  }
  return features;
}

export function textFeatureWidth(width: number): number {
  return width + ENERGY_BANDS;
}
