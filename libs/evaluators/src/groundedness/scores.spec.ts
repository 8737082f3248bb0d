import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregate } from './aggregate.js';
import { modelFeatures } from './model-features.js';
import { spansOf } from './spans.js';

describe('summaries of what a model said', () => {
  it('have the values of NumPy', () => {
    // The training's formulas on the same scores in NumPy.
    const found = modelFeatures({
      tokens: [0.01, 0.2, 0.97, 0.6, 0.31, 0.02],
      sentences: [0.4, 0.75],
      windows: [-2, 1.5],
    });
    const expected = [
      3.472873987212407, -0.3227077242966821, -0.6115911201267271, 1.7297451874585241, 1.0983456930920172,
      2.11, 2, 1.5, 1.828341289025725, 3,
    ];
    for (const [index, value] of Object.values(found).entries())
      expect(value).toBeCloseTo(expected[index]!, 12);
    const none = modelFeatures({ tokens: [], sentences: [], windows: [] });
    expect(none).toMatchObject({ token_sum: 0, tokens_above_half: 0, max_window_logit: -5 });
    expect(none['max_token_logit']).toBeCloseTo(-9.210440366976515, 12);
    expect(none['window_softplus_sum']).toBeCloseTo(0.006715348489118068, 12);
  });

  it('stay finite for any probabilities', () => {
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(probability), fc.array(probability), (tokens, sentences) => {
        const values = Object.values(modelFeatures({ tokens, sentences, windows: [800, -800] }));
        expect(values.every(Number.isFinite)).toBe(true);
      }),
    );
  });
});

describe('an aggregator', () => {
  it('is a logistic regression over features, their logarithms and products', () => {
    const terms = [
      { of: ['a'], transform: 'log1p' as const, weight: 2 },
      { of: ['a', 'b'], transform: 'none' as const, weight: 0.5 },
    ];
    const logit = -1 + 2 * Math.log(4) + 0.5 * 3 * 4;
    expect(aggregate({ a: 3, b: 4 }, { terms, intercept: -1 })).toBeCloseTo(1 / (1 + Math.exp(-logit)), 12);
    expect(() => aggregate({ a: 3 }, { terms, intercept: 0 })).toThrow('needs b');
  });
});

describe('spans', () => {
  it('join tokens above the threshold over a gap of at most so many', () => {
    expect(spansOf([0.9, 0, 0, 0.6, 0, 0, 0, 0.7, 0.5], 0.5, 2)).toEqual([
      { from: 0, to: 4, score: 0.9 },
      { from: 7, to: 8, score: 0.7 },
    ]);
  });

  it('hold every token above the threshold, in order, further apart than the gap', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), fc.nat(4), (scores, gap) => {
        const spans = spansOf(scores, 0.5, gap);
        for (const [token, score] of scores.entries()) {
          if (score > 0.5)
            expect(spans.filter(({ from, to }) => from <= token && token < to)).toHaveLength(1);
        }
        for (const [index, span] of spans.entries()) {
          expect(Math.max(...scores.slice(span.from, span.to))).toBe(span.score);
          if (index > 0) expect(span.from - spans[index - 1]!.to).toBeGreaterThan(gap);
        }
      }),
    );
  });
});
