import { requireFinite } from './require-number.js';

/**
 * Seeded random numbers, uniform on [0, 1) with 53 random bits: the same seed gives the same numbers on every machine,
 * so that an interval from resampling can be computed again. xoshiro128** of Blackman and Vigna (2018, public domain,
 * period 2¹²⁸ − 1), its state filled from the seed by SplitMix32. Not for secrets.
 *
 * @throws RangeError for a seed that is not finite.
 */
export function createRandom(seed: number): () => number {
  requireFinite('seed', seed);
  let mixed = seed >>> 0;
  const next = xoshiro128(
    Uint32Array.from({ length: 4 }, () => {
      mixed = (mixed + 0x9e3779b9) >>> 0;
      let word = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
      word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
      return (word ^ (word >>> 15)) >>> 0;
    }),
  );
  return () => ((next() >>> 5) * 67_108_864 + (next() >>> 6)) / 9_007_199_254_740_992;
}

/** The 32-bit words of xoshiro128** from a state of four words, which it advances. */
export function xoshiro128(state: Uint32Array): () => number {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  return () => {
    const product = Math.imul(b, 5);
    const word = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return word;
  };
}
