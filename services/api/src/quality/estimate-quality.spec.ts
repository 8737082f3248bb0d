import { describe, expect, test } from 'vitest';
import { estimateQuality, estimateRate } from './estimate-quality.js';

/** Sums of answers that were all seen. */
const seen = (n: number, bad: number) => ({
  n,
  bad,
  weight: n,
  weightedBad: bad,
  squaredWeight: n,
  squaredWeightedBad: bad,
  greatestWeight: 1,
});

describe('the rate of bad answers', () => {
  test("is Wilson's interval where every answer was seen", () => {
    // scipy.stats.binomtest(10, 200).proportion_ci(method='wilson'): 0.0273843, 0.0895707
    const rate = estimateRate(seen(200, 10))!;
    expect(rate).toMatchObject({ value: 0.05, n: 200, unit: 'rate', method: 'weighted', level: 0.95 });
    expect(rate.lo).toBeCloseTo(0.0273843, 4);
    expect(rate.hi).toBeCloseTo(0.0895707, 4);
  });

  test('is wider where half of the answers were picked with a small chance', () => {
    // Fifty bad and fifty good at p = 1, as many at p = 0.1: the rate is the same, known by fewer answers.
    const weighed = {
      n: 200,
      bad: 100,
      weight: 100 + 1000,
      weightedBad: 50 + 500,
      squaredWeight: 100 + 10_000,
      squaredWeightedBad: 50 + 5000,
      greatestWeight: 10,
    };
    const [even, uneven] = [estimateRate(seen(200, 100))!, estimateRate(weighed)!];
    expect(uneven.value).toBe(0.5);
    expect(uneven.hi! - uneven.lo!).toBeGreaterThan(even.hi! - even.lo!);
  });

  test('is unknown without judged answers', () => {
    expect(estimateRate(seen(0, 0))).toBeNull();
    expect(estimateQuality(seen(0, 0), [], 10)).toBeNull();
  });
});

describe('the rate of a range', () => {
  test('without labels says so, and how many alone would know it twice as well', () => {
    const rate = estimateQuality(seen(50, 5), [], 10_000)!;
    expect(rate).toMatchObject({ method: 'weighted', labelled: 0, nAll: 10_000 });
    // Half the width needs about four times as many.
    expect(rate.labelsToHalve).toBeGreaterThan(150);
    expect(rate.labelsToHalve).toBeLessThan(250);
  });

  test('promises nothing that the answers there are could not keep', () => {
    expect(estimateQuality(seen(50, 5), [], 60)).not.toHaveProperty('labelsToHalve');
  });

  test('with labels is prediction-powered, and leans to what people say', () => {
    // The evaluator calls 10 % bad; people found it wrong in half of its alarms.
    const labelled = Array.from({ length: 100 }, (_, index) => ({
      score: index < 10 ? 1 : 0,
      label: index < 5 ? (1 as const) : (0 as const),
      probability: 0.1,
    }));
    const rate = estimateQuality(seen(1000, 100), labelled, 2000)!;
    expect(rate).toMatchObject({ method: 'prediction_powered', labelled: 100, n: 1000, nAll: 2000 });
    expect(rate.value).toBeCloseTo(0.05, 2);
    expect(rate.lo).toBeLessThan(rate.value);
    expect(rate.labelsToHalve).toBeGreaterThan(100);
  });
});
