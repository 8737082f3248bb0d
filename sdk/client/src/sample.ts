/**
 * Whether a trace is recorded, by a hash of its id (FNV-1a with the finaliser of MurmurHash3): every service
 * with the same rate decides the same, whatever form the ids have.
 */
export function isSampled(traceId: string, rate: number): boolean {
  if (rate >= 1) return true;
  let hash = 0x811c9dc5;
  for (let i = 0; i < traceId.length; i++) hash = Math.imul(hash ^ traceId.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000 < rate;
}
