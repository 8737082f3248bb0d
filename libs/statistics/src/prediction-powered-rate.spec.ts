import { expect, test } from 'vitest';
import {
  predictionPoweredRate,
  type LabelledAnswer,
  type PredictionPoweredInput,
} from './prediction-powered-rate.js';
import { createRandom } from './random.js';
import { simulateAnswers, type Scorer, type Stock } from './testing/simulated-answers.js';

// Invented; the expected values are those of ppi-python 0.2.3 for labels and scores, and others as the unlabelled ones.
const labels = [
  1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0,
  1, 1, 1, 0,
] as const;
const scores = [
  0.08, 0.18, 0.3, 0.51, 0.58, 0.42, 0.13, 0.63, 0.42, 0.03, 0.41, 0.52, 0.35, 0.7, 0.4, 0.61, 0.33, 0.12,
  0.3, 0.38, 0.59, 0.32, 0.46, 0.24, 0.01, 0.62, 0.12, 0.74, 0.23, 0.23, 0.55, 0.24, 0.21, 0.21, 0.59, 0.06,
  0.63, 0.85, 0.64, 0.45,
];
const others = [
  0.31, 0.1, 0.27, 0.52, 0.34, 0.88, 0, 0.2, 0.76, 0.41, 0.34, 0.4, 0.53, 0.71, 0.33, 0.34, 0.4, 0.49, 0.7,
  0.37, 0.47, 0.29, 0.02, 0.62, 0.51, 0.68, 0.69, 0.53, 0.21, 0.73, 0.05, 0.52, 0.83, 0.58, 0.08, 0.07, 0.54,
  0.54, 0.16, 0.23, 0.7, 0.1, 0.59, 0.4, 0.43, 0.01, 0.79, 0.56, 0.26, 0.34, 0.47, 0.53, 0.13, 0.63, 0.1,
  0.37, 0.54, 0.53, 0.08, 0.37,
];
const all = [...scores, ...others].map((score) => ({ score, probability: 1 }));
const labelled = labels.map((label, i): LabelledAnswer => ({ label, score: scores[i]!, probability: 0.4 }));

test('λ and the estimate are those of PPI++ with power tuning', () => {
  const { rate, low, high, lambda, labelOnly } = predictionPoweredRate({ all, labelled })!;
  // ppi-python divides the squares of all 100 scores by 99.
  expect(lambda * 0.99).toBeCloseTo(0.7769199730278765, 12);
  expect(rate).toBeCloseTo(0.34586174, 8);
  expect(low).toBeGreaterThan(labelOnly.low);
  expect(high - low).toBeLessThan(labelOnly.high - labelOnly.low);
});

test('no labels give no rate; few labels, or labels of one kind, give that of the labels alone', () => {
  expect(predictionPoweredRate({ all, labelled: [] })).toBeNull();
  for (const alone of [
    labelled.slice(0, 7),
    labelled.slice(15, 24),
    labelled.filter(({ label }) => label === 0),
  ]) {
    const { lambda, rate, low, high, labelOnly } = predictionPoweredRate({ all, labelled: alone })!;
    expect(lambda).toBe(0);
    expect({ rate, low, high }).toEqual({ rate: labelOnly.rate, low: labelOnly.low, high: labelOnly.high });
  }
});

test('scores that agree with every one of a few labels do not count for thousands of labels', () => {
  const few = labelled.slice(0, 20).map((answer) => ({ ...answer, score: answer.label }));
  const many = Array.from({ length: 5_000 }, (_, i) => ({ score: i % 5 === 0 ? 1 : 0, probability: 1 }));
  expect(predictionPoweredRate({ all: many, labelled: few })!.effectiveCount).toBeLessThan(200);
});

test('constant scores and labels on every answer leave the labels alone', () => {
  const constant = labelled.map((answer) => ({ ...answer, score: 0.5 }));
  expect(
    predictionPoweredRate({ all: all.map(() => ({ score: 0.5, probability: 1 })), labelled: constant })!
      .lambda,
  ).toBe(0);
  const everything = labelled.map((answer) => ({ ...answer, probability: 1 }));
  expect(predictionPoweredRate({ all: all.slice(0, 40), labelled: everything })!.lambda).toBe(0);
});

test('impossible input is refused with what is wrong', () => {
  const [first] = labelled as [LabelledAnswer];
  const wrong = (change: Partial<LabelledAnswer>) => () =>
    predictionPoweredRate({ all, labelled: [{ ...first, ...change }] });
  expect(wrong({ score: NaN })).toThrow('score must be a finite number');
  expect(wrong({ label: 2 as 1 })).toThrow('label must be 0 or 1');
  expect(wrong({ probability: 0 })).toThrow('inclusion probability');
  expect(wrong({ probability: 0.5, scoreProbability: 0.3 })).toThrow('scored first');
  expect(() => predictionPoweredRate({ all: [], labelled })).toThrow('must include the labelled ones');
});

const SETS = 1_000;

interface Simulated {
  covered: number;
  width: number;
  labelOnlyWidth: number;
  bias: number;
}

/** A thousand estimates of data sets that `draw` makes of a stock of answers. */
function simulate(
  stock: Stock,
  seed: number,
  draw: (random: () => number) => PredictionPoweredInput,
): Simulated {
  const random = createRandom(seed);
  const result = { covered: 0, width: 0, labelOnlyWidth: 0, bias: 0 };
  for (let set = 0; set < SETS; set++) {
    const { rate, low, high, labelOnly } = predictionPoweredRate(draw(random))!;
    if (low <= stock.rate && stock.rate <= high) result.covered += 1 / SETS;
    result.width += (high - low) / SETS;
    result.labelOnlyWidth += (labelOnly.high - labelOnly.low) / SETS;
    result.bias += (rate - stock.rate) / SETS;
  }
  return result;
}

const STOCK = 50_000;
const ANSWERS = 5_000;
const BLOCK = 50;

/** Of 5,000 scored answers n, drawn at random, have a label. The others come in blocks of 50, as only their sums count. */
function simulateUniform(rate: number, scorer: Scorer, n: number): Simulated {
  const stock = simulateAnswers(rate, scorer, STOCK, n + 1_000 * rate);
  const blocks = Array.from({ length: STOCK / BLOCK }, (_, block) => {
    const inside = stock.scores.subarray(block * BLOCK, (block + 1) * BLOCK);
    return { sum: inside.reduce((sum, f) => sum + f, 0), squares: inside.reduce((sum, f) => sum + f * f, 0) };
  });
  return simulate(stock, 2 * n + 1_000 * rate, (random) => {
    let sum = 0;
    let squares = 0;
    const labelled = Array.from({ length: n }, (): LabelledAnswer => {
      const at = Math.floor(random() * STOCK);
      const score = stock.scores[at]!;
      sum += score;
      squares += score * score;
      return { score, label: stock.labels[at] as 0 | 1, probability: n / ANSWERS };
    });
    for (let rest = ANSWERS - n; rest > 0; rest -= BLOCK) {
      const block = blocks[Math.floor(random() * blocks.length)]!;
      sum += block.sum;
      squares += block.squares;
    }
    const all = {
      count: ANSWERS,
      units: ANSWERS,
      weight: ANSWERS,
      weightedValue: sum,
      weightWeight: ANSWERS,
      weightValue: sum,
      valueValue: squares,
      greatestWeight: 1,
    };
    return { all, labelled };
  });
}

const rates = [0.03, 0.1, 0.3];

test.each<[Scorer, number, number, number[]]>([
  ['calibrated', 0.85, 0.92, [50, 100, 200, 500]],
  ['miscalibrated', 0.87, 0.94, [50, 100, 200]],
  ['useless', 0.98, 1.02, [50, 100, 200, 500]],
])(
  'with a %s score, coverage over rates and numbers of labels averages 94 to 96 percent, and the width lies between %d and %d of label-only',
  (scorer, narrowest, widest, counts) => {
    const results = counts.flatMap((n) => rates.map((rate) => simulateUniform(rate, scorer, n)));
    const mean = (of: (result: Simulated) => number) =>
      results.reduce((sum, result) => sum + of(result), 0) / results.length;
    expect(mean(({ covered }) => covered)).toBeGreaterThanOrEqual(0.94);
    expect(mean(({ covered }) => covered)).toBeLessThanOrEqual(0.96);
    const relative = mean(({ width, labelOnlyWidth }) => width / labelOnlyWidth);
    expect(relative).toBeGreaterThan(narrowest);
    expect(relative).toBeLessThan(widest);
    for (const { covered, width, labelOnlyWidth } of results) {
      expect(covered).toBeGreaterThan(0.92);
      expect(width).toBeLessThanOrEqual(labelOnlyWidth * (scorer === 'useless' ? 1.02 : 1));
    }
  },
  60_000,
);

test('labels picked where the score is uncertain, with their probability, leave the rate unbiased and covered', () => {
  const stock = simulateAnswers(0.1, 'calibrated', STOCK, 9);
  const { covered, bias, width, labelOnlyWidth } = simulate(stock, 10, (random) => {
    const all: { score: number; probability: number }[] = [];
    const labelled: LabelledAnswer[] = [];
    for (let i = 0; i < 5_000; i++) {
      const at = Math.floor(random() * STOCK);
      const score = stock.scores[at]!;
      // Half of the answers are scored, and those in doubt get a label more often.
      if (random() < 0.5) continue;
      all.push({ score, probability: 0.5 });
      const picked = 0.05 + 0.6 * (1 - Math.abs(2 * score - 1));
      if (random() < picked)
        labelled.push({
          score,
          label: stock.labels[at] as 0 | 1,
          probability: 0.5 * picked,
          scoreProbability: 0.5,
        });
    }
    return { all, labelled };
  });
  expect(Math.abs(bias)).toBeLessThan(0.003);
  expect(covered).toBeGreaterThan(0.94);
  expect(covered).toBeLessThan(0.97);
  expect(width).toBeLessThan(labelOnlyWidth);
}, 60_000);
