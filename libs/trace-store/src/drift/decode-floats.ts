/**
 * Numbers that SQL wrote as the bytes of 32-bit floats, in base64. ClickHouse leaves out zeros at the end of such a
 * text, so how many there are is told apart.
 */
export function decodeFloats(base64: string, length: number): Float32Array {
  const floats = new Float32Array(length);
  Buffer.from(floats.buffer).write(base64, 'base64');
  return floats;
}
