import { expect, test } from 'vitest';
import { labelsToHalve } from './labels-to-halve.js';
import { predictionPoweredRate } from './prediction-powered-rate.js';
import { createRandom } from './random.js';
import { weightedRate } from './weighted-rate.js';

const of = (bad: number, n: number) =>
  weightedRate(
    Array.from({ length: n }, (_, i) => ({ bad: i < bad ? (1 as const) : (0 as const), probability: 0.5 })),
  )!;

test.each([
  [100, 400],
  [20, 100],
  [0, 60],
])('after labelling as many more as it says, %d bad in %d has an interval half as wide', (bad, n) => {
  const before = of(bad, n);
  const more = labelsToHalve(before)!;
  const scaled = (n + more) / n;
  const after = of(Math.round(bad * scaled), n + more);
  const ratio = (after.high - after.low) / (before.high - before.low);
  expect(ratio).toBeLessThan(0.51);
  expect(ratio).toBeGreaterThan(0.48);
});

test('about three times as many for a usual rate, fewer without a bad answer', () => {
  expect(labelsToHalve(of(100, 400))! / 400).toBeCloseTo(3, 1);
  expect(labelsToHalve(of(0, 60))! / 60).toBeLessThan(1.1);
});

test('a prediction-powered rate counts the shrinking gain of its scores, and is null when the answers run out', () => {
  const random = createRandom(8);
  const answers = Array.from({ length: 4_000 }, () => {
    const label = random() < 0.2 ? (1 as const) : (0 as const);
    return { label, score: 0.6 * label + 0.4 * random(), probability: 1 };
  });
  const estimate = (n: number) =>
    predictionPoweredRate({
      all: answers,
      labelled: answers.slice(0, n).map((answer) => ({ ...answer, probability: n / 4_000 })),
    })!;
  const before = estimate(200);
  const more = labelsToHalve(before)!;
  expect(more).toBeGreaterThan(600);
  const after = estimate(200 + more);
  const ratio = (after.high - after.low) / (before.high - before.low);
  expect(ratio).toBeGreaterThan(0.4);
  expect(ratio).toBeLessThan(0.6);
  expect(labelsToHalve(estimate(3_000))).toBeNull();
});
