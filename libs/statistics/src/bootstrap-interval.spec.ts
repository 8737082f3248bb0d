import { expect, test } from 'vitest';
import { bootstrapInterval } from './bootstrap-interval.js';
import { createRandom } from './random.js';

const mean = (items: readonly { value: number }[]) =>
  items.reduce((sum, { value }) => sum + value, 0) / items.length;
const random = createRandom(4);
const items = Array.from({ length: 300 }, (_, i) => ({ value: random(), actor: String(Math.floor(i / 10)) }));

test('the interval of a mean is about the normal one, and the same again for the same seed', () => {
  const interval = bootstrapInterval(items, mean, { seed: 1 })!;
  const centre = mean(items);
  const error = Math.sqrt(mean(items.map(({ value }) => ({ value: (value - centre) ** 2 }))) / 300);
  expect(interval.estimate).toBe(centre);
  expect((interval.high - interval.low) / (2 * 1.96 * error)).toBeGreaterThan(0.92);
  expect((interval.high - interval.low) / (2 * 1.96 * error)).toBeLessThan(1.08);
  expect(bootstrapInterval(items, mean, { seed: 1 })).toEqual(interval);
});

test('answers that an actor repeats ten times widen the interval by about √10 when drawn by actor', () => {
  const repeated = items.map(({ actor }, i) => ({ actor, value: items[Math.floor(i / 10)]!.value }));
  const alone = bootstrapInterval(repeated, mean, { seed: 2 })!;
  const clustered = bootstrapInterval(repeated, mean, { seed: 2, clusterBy: ({ actor }) => actor })!;
  const ratio = (clustered.high - clustered.low) / (alone.high - alone.low);
  expect(ratio).toBeGreaterThan(2.7);
  expect(ratio).toBeLessThan(3.6);
});

test('a single unit, or a statistic that mostly has no value, gives no interval', () => {
  expect(bootstrapInterval(items.slice(0, 1), mean, { seed: 1 })).toBeNull();
  expect(
    bootstrapInterval(items.slice(0, 10), mean, { seed: 1, clusterBy: ({ actor }) => actor }),
  ).toBeNull();
  expect(bootstrapInterval(items, (some) => (some === items ? 1 : null), { seed: 1 })).toBeNull();
  expect(bootstrapInterval(items, () => NaN, { seed: 1 })).toBeNull();
  expect(() => bootstrapInterval(items, mean, { seed: 1, rounds: 5 })).toThrow(RangeError);
});
