/** Parts of a unit vector are at most 1: the largest is the largest signed byte. */
const SCALE = 127;

/** Each part times 127, rounded. The error of a part is at most 1/254, whatever the vector. */
export function toInt8(vector: Float32Array): Int8Array {
  const bytes = new Int8Array(vector.length);
  for (let at = 0; at < vector.length; at++) bytes[at] = Math.round(vector[at]! * SCALE);
  return bytes;
}

/** The unit vector that bytes stand for; null of zeros. Rounding changes the length, so it is set to 1 again. */
export function fromInt8(bytes: ArrayLike<number>): Float32Array | null {
  return toUnit(Float32Array.from(bytes));
}

/** Scales to length 1 in place; null when there is no direction. */
export function toUnit(vector: Float32Array): Float32Array | null {
  let squares = 0;
  for (let at = 0; at < vector.length; at++) squares += vector[at]! * vector[at]!;
  if (!(squares > 0) || !Number.isFinite(squares)) return null;
  const scale = 1 / Math.sqrt(squares);
  for (let at = 0; at < vector.length; at++) vector[at]! *= scale;
  return vector;
}
