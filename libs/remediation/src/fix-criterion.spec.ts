import { wilsonInterval } from '@almenara/statistics';
import { expect, test } from 'vitest';
import { type CriterionInput, fixCriterion, planAnswers } from './fix-criterion.js';
import type { JudgedAnswer } from './judged-answer.js';

const answers = (n: number, bad: number): JudgedAnswer[] =>
  Array.from({ length: n }, (_, i) => ({ at: i, actor: String(i), bad: i < bad ? 1 : 0, probability: 0.5 }));
const input: CriterionInput = {
  metric: { score: 'groundedness', evaluator: 'groundedness', evaluatorVersion: '1' },
  action: 're_index',
  segment: { kind: 'topics', topics: [{ terms: ['refund'] }], least: 1 },
  window: { from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z' },
  referenceWindow: { from: '2026-02-15T00:00:00Z', to: '2026-03-01T00:00:00Z' },
  before: answers(100, 60),
  reference: answers(200, 20),
  usual: [],
  questions: [{ hash: '1', bad: true }],
};

test('the rate must lose half of what it had risen, and figures stand as they were', () => {
  expect(fixCriterion(input)).toMatchObject({
    bound: 0.35,
    before: { bad: 60, n: 100 },
    reference: { bad: 20, n: 200 },
    marker: { field: 'indexVersion', value: null },
    difference: 'unaffected',
    questions: [],
    minimum: 100,
    until: 72,
  });
});

test('of topics that nobody asked about before, all answers of the reference are the measure', () => {
  const usual = answers(300, 30);
  expect(fixCriterion({ ...input, reference: answers(5, 0), usual }).bound).toBeCloseTo(0.35, 10);
  expect(fixCriterion({ ...input, reference: [], usual: [] })).toMatchObject({ bound: 0.3, reference: null });
});

test('where all answers are meant, the same questions are asked again, and they are frozen', () => {
  expect(fixCriterion({ ...input, segment: null, action: 'retrain' })).toMatchObject({
    difference: 'reasking',
    questions: [{ hash: '1', bad: true }],
    marker: { field: 'model' },
  });
});

test('a rate that never rose leaves a bound that some number of answers can meet', () => {
  const { bound } = fixCriterion({ ...input, before: answers(100, 0) });
  expect(bound).toBeGreaterThanOrEqual(wilsonInterval(0, 100)!.high);
});

test('the planned number meets the bound in nine of ten cases, by the binomial distribution', () => {
  for (const [rate, bound] of [
    [0.05, 0.125],
    [0.1, 0.35],
    [0.02, 0.06],
  ] as const) {
    const n = planAnswers(rate, bound);
    let [chance, met] = [Math.pow(1 - rate, n), 0];
    for (let bad = 0; bad <= n; bad++) {
      if (wilsonInterval(bad, n)!.high <= bound) met += chance;
      chance *= ((n - bad) / (bad + 1)) * (rate / (1 - rate));
    }
    expect(met).toBeGreaterThan(0.85);
  }
  expect(planAnswers(0.1, 0.1)).toBe(2000);
});
