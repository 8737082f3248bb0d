const SEED = 0x9747b28c;
const MULTIPLIER = 0x5bd1e995;

/** MurmurHash2 in the 32-bit form of Kafka's default partitioner: a signed integer. */
export function murmur2(bytes: Uint8Array): number {
  const length = bytes.length;
  let hash = SEED ^ length;
  const whole = length & ~3;
  const view = new DataView(bytes.buffer, bytes.byteOffset, length);
  for (let at = 0; at < whole; at += 4) {
    let word = Math.imul(view.getInt32(at, true), MULTIPLIER);
    word ^= word >>> 24;
    hash = Math.imul(hash, MULTIPLIER) ^ Math.imul(word, MULTIPLIER);
  }
  const left = length - whole;
  if (left > 2) hash ^= view.getUint8(whole + 2) << 16;
  if (left > 1) hash ^= view.getUint8(whole + 1) << 8;
  if (left > 0) hash = Math.imul(hash ^ view.getUint8(whole), MULTIPLIER);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, MULTIPLIER);
  return hash ^ (hash >>> 15);
}

/** The partition Kafka's default partitioner picks for a key, so that both adapters spread alike. */
export function choosePartition(key: Uint8Array, partitions: number): number {
  return partitions === 1 ? 0 : (murmur2(key) & 0x7fffffff) % partitions;
}
