import type { OwnPrice } from '@almenara/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimateCost } from './estimate-cost.js';

const call = { models: ['m'], provider: '', at: 0 };
const own: OwnPrice[] = [
  { model: 'm', input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75, reasoning: 20, currency: 'USD' },
];

// Worked by hand: 600 × 3 + 300 × 0.3 + 100 × 3.75 = 2265, 150 × 15 + 50 × 20 = 3250, per million tokens.
test('cached, written and reasoning tokens are parts of their wholes, at their own prices', () => {
  const usage = { input: 1000, cacheRead: 300, cacheWrite: 100, output: 200, reasoning: 50 };
  expect(estimateCost({ ...call, usage }, own)).toEqual({
    input: 0.002265,
    output: 0.00325,
    total: 0.005515,
    currency: 'USD',
  });
});

test('a part without a price of its own costs what its whole costs', () => {
  const plain: OwnPrice[] = [{ model: 'm', input: 2, output: 4, currency: 'USD' }];
  const usage = { input: 1000, cacheRead: 300, output: 500, reasoning: 100 };
  expect(estimateCost({ ...call, usage }, plain)).toMatchObject({
    input: 0.002,
    output: 0.002,
    total: 0.004,
  });
});

test('what is unknown stays unknown', () => {
  expect(estimateCost({ ...call, usage: {} }, own)).toBeUndefined();
  expect(estimateCost({ ...call, usage: { input: 1000 } }, own)).toEqual({ input: 0.003, currency: 'USD' });
  expect(estimateCost({ ...call, usage: { output: 1000 } }, own)).toEqual({ output: 0.015, currency: 'USD' });
  expect(estimateCost({ ...call, models: ['x'], usage: { input: 1, output: 1 } }, own)).toBeUndefined();
});

test('an embedding costs its input alone', () => {
  const embed = {
    models: ['text-embedding-3-small'],
    provider: 'openai',
    at: 0,
    usage: { input: 1_000_000 },
  };
  expect(estimateCost(embed)).toEqual({ input: 0.02, total: 0.02, currency: 'USD' });
});

test('a call above the bound of a tier costs the price of the tier, whole', () => {
  const long = (input: number) =>
    estimateCost({
      models: ['claude-sonnet-4-5'],
      provider: 'anthropic',
      at: 0,
      usage: { input, output: 1000 },
    });
  expect(long(200_000)).toMatchObject({ input: 0.6, output: 0.015 });
  expect(long(200_001)).toMatchObject({ input: 1.200006, output: 0.0225 });
});

test('no usage makes a negative cost or one above that of the dearest price', () => {
  const count = fc.integer({ min: 0, max: 1e9 });
  const usage = fc.record({
    input: count,
    output: count,
    cacheRead: count,
    cacheWrite: count,
    reasoning: count,
  });
  fc.assert(
    fc.property(usage, (told) => {
      const { input, output, total } = estimateCost({ ...call, usage: told }, own)!;
      expect(input).toBeGreaterThanOrEqual(0);
      expect(input).toBeLessThanOrEqual((told.input * 3.75) / 1e6 + 1e-9);
      expect(output).toBeGreaterThanOrEqual(0);
      expect(output).toBeLessThanOrEqual((told.output * 20) / 1e6 + 1e-9);
      expect(total).toBeCloseTo(input! + output!, 9);
    }),
  );
});
