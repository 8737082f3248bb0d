/**
 * Seeded random numbers, uniform on [0, 1), so that the same rows give the same clusters on every machine: Mulberry32.
 * Not for secrets nor for simulations that need more than 2³² numbers.
 *
 * Source: Tommy Ettinger 2017, public domain.
 */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 4_294_967_296;
  };
}
