import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from './random.js';
import { rateFromSums, weightedRate, type RateItem } from './weighted-rate.js';
import { weightedSums } from './weighted-sums.js';
import { wilsonInterval } from './wilson-interval.js';

const bads = [0, 1, 0, 0, 1, 1, 0, 0, 1, 0] as const;
const probabilities = [1, 0.5, 0.5, 0.25, 1, 0.1, 0.2, 0.5, 1, 0.25];

test('the rate and its error agree with weighted least squares of statsmodels 0.15.0 (HC0)', () => {
  // The imagined bad answer weighs little against a thousand copies, so the effective count gives the error back.
  const items = Array.from({ length: 10_000 }, (_, i) => ({
    bad: bads[i % 10]!,
    probability: probabilities[i % 10]!,
  }));
  const { rate, effectiveCount } = weightedRate(items)!;
  expect(rate).toBeCloseTo(0.4375, 12);
  const error = Math.sqrt((rate * (1 - rate) * 1_000) / effectiveCount);
  expect(error).toBeCloseTo(0.21234340507698254, 3);
});

test('with equal weights the interval is exactly that of Wilson', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom<0 | 1>(0, 1), { minLength: 1, maxLength: 60 }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      (all, probability) => {
        const { low, high, effectiveCount } = weightedRate(all.map((bad) => ({ bad, probability })))!;
        const wilson = wilsonInterval(all.filter((bad) => bad === 1).length, all.length)!;
        expect(low).toBeCloseTo(wilson.low, 9);
        expect(high).toBeCloseTo(wilson.high, 9);
        expect(effectiveCount).toBeCloseTo(all.length, 6);
      },
    ),
  );
});

test('sums that a database adds up give the same as the items', () => {
  const items = bads.map((bad, i) => ({ bad, probability: probabilities[i]! }));
  const w = probabilities.map((p) => 1 / p);
  const sum = (of: (weight: number, bad: number) => number) =>
    w.reduce((total, weight, i) => total + of(weight, bads[i]!), 0);
  const squaresOfBad = sum((weight, bad) => weight * weight * bad);
  const fromDatabase = rateFromSums({
    count: 10,
    units: 10,
    weight: sum((weight) => weight),
    weightedValue: sum((weight, bad) => weight * bad),
    weightWeight: sum((weight) => weight * weight),
    weightValue: squaresOfBad,
    valueValue: squaresOfBad,
    greatestWeight: 10,
  })!;
  const fromItems = weightedRate(items)!;
  for (const name of ['rate', 'low', 'high', 'effectiveCount'] as const)
    expect(fromDatabase[name]).toBeCloseTo(fromItems[name], 12);
});

test('no items, or one actor alone, give no rate; impossible items are refused', () => {
  expect(weightedRate([])).toBeNull();
  expect(
    weightedRate([
      { bad: 1, probability: 1, cluster: 'a' },
      { bad: 0, probability: 1, cluster: 'a' },
    ]),
  ).toBeNull();
  for (const probability of [0, -1, 1.5, NaN])
    expect(() => weightedRate([{ bad: 1, probability }])).toThrow(RangeError);
  expect(() => weightedRate([{ bad: NaN as 0, probability: 1 }])).toThrow(RangeError);
  expect(() => rateFromSums({ ...weightedSums([{ value: 3, probability: 1 }]) })).toThrow('zeros and ones');
});

interface Simulation {
  readonly mean: number;
  readonly coverage: number;
  readonly unweighted: number;
}

function simulate(seed: number, truth: number, draw: (random: () => number) => RateItem[]): Simulation {
  const random = createRandom(seed);
  let covered = 0;
  let total = 0;
  let unweighted = 0;
  for (let set = 0; set < 1_000; set++) {
    const items = draw(random);
    const { rate, low, high } = weightedRate(items)!;
    if (low <= truth && truth <= high) covered++;
    total += rate / 1_000;
    unweighted += items.reduce((sum, { bad }) => sum + bad, 0) / items.length / 1_000;
  }
  return { mean: total, coverage: covered / 1_000, unweighted };
}

test('shedding load while answers are bad does not bias the rate, and its interval covers in 94 to 96 %', () => {
  // Bursts of 100 answers every 500: 30 % bad instead of 4 %, and only 8 % scored instead of 50 %.
  const { mean, coverage, unweighted } = simulate(5, 0.092, (random) => {
    const items: RateItem[] = [];
    for (let i = 0; i < 2_500; i++) {
      const burst = i % 500 < 100;
      const probability = burst ? 0.08 : 0.5;
      const bad = random() < (burst ? 0.3 : 0.04) ? 1 : 0;
      if (random() < probability) items.push({ bad, probability });
    }
    return items;
  });
  expect(unweighted).toBeLessThan(0.06);
  expect(Math.abs(mean - 0.092)).toBeLessThan(0.002);
  expect(coverage).toBeGreaterThanOrEqual(0.94);
  expect(coverage).toBeLessThanOrEqual(0.96);
});

test('answers drawn and going bad by actor keep their coverage when the actor is the cluster, and lose it otherwise', () => {
  const draw = (clustered: boolean) => (random: () => number) => {
    const items: RateItem[] = [];
    for (let actor = 0; actor < 200; actor++) {
      const probability = 0.3;
      const seen = random() < probability;
      const own = random() < 0.25 ? 0.4 : 0;
      const answers = 1 + Math.floor(random() * 15);
      for (let i = 0; i < answers; i++) {
        const bad = random() < own ? 1 : 0;
        if (seen) items.push({ bad, probability, ...(clustered && { cluster: String(actor) }) });
      }
    }
    return items;
  };
  const { coverage } = simulate(6, 0.1, draw(true));
  expect(coverage).toBeGreaterThanOrEqual(0.94);
  expect(coverage).toBeLessThanOrEqual(0.97);
  expect(simulate(6, 0.1, draw(false)).coverage).toBeLessThan(0.9);
});

test('without a bad answer among those seldom seen the interval still holds a rate that they would raise', () => {
  const seen = (n: number, bad: 0 | 1, probability: number) =>
    Array.from({ length: n }, () => ({ bad, probability }));
  // 40 of 2,000 answers of bursts, none bad: up to 7.2 % of them may be, by the exact 95 % bound.
  const { high } = weightedRate([...seen(4_000, 0, 0.5), ...seen(40, 0, 0.02)])!;
  expect(high).toBeGreaterThan(0.2 * 0.072);
});
