import { expect, test } from 'vitest';
import { jaccard, NearDuplicates, wordTriples } from './near-duplicates.js';

const alike = (a: string, b: string) => jaccard(wordTriples(a), wordTriples(b));

// Python 3: {tuple(w[i:i+3]) for i in range(len(w)-2)} of each, len(a & b) / len(a | b).
test.each([
  ['the quick brown fox jumps over the lazy dog', 'the quick brown fox jumps over the lazy cat', 6 / 8],
  ['how do I return a parcel that came too late', 'how do I return a parcel that came', 6 / 8],
  ['one two three four', 'four three two one', 0],
  ['Where is my order?', '  where is MY order', 1],
  ['refund please', 'refund please', 1],
  ['refund please', 'refund now', 0],
  ['配送はいつですか', '配送はいつですか？', 1],
])('%j and %j share %d of their word triples', (a, b, expected) => {
  expect(alike(a, b)).toBeCloseTo(expected, 12);
});

test('signs alone are compared as they are', () => {
  expect(alike('👍', '👍')).toBe(1);
  expect(alike('👍', '👎')).toBe(0);
});

/** Reproducible numbers in [0, 1): mulberry32. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test.each([0.5, 0.55, 0.7, 0.8, 0.95, 1])(
  'at similarity %d exactly the texts go that a comparison of all pairs finds',
  (threshold) => {
    const next = random(7);
    const base = Array.from({ length: 40 }, () =>
      Array.from({ length: 3 + Math.floor(next() * 30) }, () => `w${Math.floor(next() * 40)}`),
    );
    const texts = base.flatMap((words) =>
      Array.from({ length: 5 }, () => words.map((word) => (next() < 0.05 ? 'changed' : word)).join(' ')),
    );
    const index = new NearDuplicates(threshold);
    const kept: string[] = [];
    const brute = new Map<string, readonly number[]>();
    for (const text of texts) {
      const triples = wordTriples(text);
      if (!index.has(triples)) {
        index.keep(triples);
        kept.push(text);
      }
      if ([...brute.values()].every((known) => jaccard(known, triples) < threshold - 1e-9))
        brute.set(text, triples);
    }
    expect(kept).toEqual([...brute.keys()]);
    expect(kept.length).toBeGreaterThan(30);
    expect(kept.length).toBeLessThan(texts.length);
  },
);
