/**
 * Feature map φ of a text: its embedding e of unit length, and behind it the squares of its coordinates, scaled:
 * φ = [e, √(d/8)·e²]. The mean of the first half moves when topics come or go; that of the second also when texts
 * gather or spread around the same topics. Squares of d coordinates vary by about 2/d in sum, so that the scale gives
 * the second half a quarter of the variance whatever d is: more costs power for topics, less misses spread
 * (bench/drift).
 *
 * @param vector unit length; int8 vectors are scaled by the reader.
 * @returns twice as wide as the vector.
 */
export function textFeatures(vector: ArrayLike<number>): Float64Array {
  const width = vector.length;
  const scale = squareScale(width);
  const features = new Float64Array(2 * width);
  for (let at = 0; at < width; at++) {
    const value = vector[at]!;
    features[at] = value;
    features[width + at] = scale * value * value;
  }
  return features;
}

/** What the squares are multiplied by in `textFeatures` of vectors of this width; for whoever sums them elsewhere. */
export function squareScale(width: number): number {
  return Math.sqrt(width / 8);
}
