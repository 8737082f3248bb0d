import { choosePartition } from './murmur2.js';

const encoder = new TextEncoder();

/** The partition that a record with this key goes to, in every adapter. */
export function partitionFor(key: string, partitions: number): number {
  return choosePartition(encoder.encode(key), partitions);
}
