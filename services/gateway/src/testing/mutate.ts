import * as fc from 'fast-check';

/** A recorded body with some of its bytes changed, cut out, repeated or put elsewhere. */
export const mutations = fc.array(
  fc.record({
    kind: fc.constantFrom('set', 'flip', 'cut', 'repeat', 'end'),
    place: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    length: fc.integer({ min: 1, max: 40 }),
    byte: fc.integer({ min: 0, max: 255 }),
  }),
  { minLength: 1, maxLength: 6 },
);
export type Mutation = typeof mutations extends fc.Arbitrary<(infer One)[]> ? One : never;

export function mutate(body: Buffer, { kind, place, length, byte }: Mutation): Buffer {
  if (body.length === 0) return body;
  const at = Math.floor(place * body.length);
  const copy = Buffer.from(body);
  if (kind === 'set') copy.fill(byte, at, at + 1);
  else if (kind === 'flip') copy.fill((copy[at] ?? 0) ^ (1 << (byte & 7)), at, at + 1);
  else if (kind === 'end') return copy.subarray(0, at);
  else if (kind === 'cut') return Buffer.concat([copy.subarray(0, at), copy.subarray(at + length)]);
  else return Buffer.concat([copy.subarray(0, at + length), copy.subarray(at)]);
  return copy;
}
