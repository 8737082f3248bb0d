import { expect, test } from 'vitest';
import { newId } from './identifier.js';
import { isSampled } from './sample.js';

test.each([0, 0.01, 0.3, 0.9, 1])('rate %d keeps that share of the traces', (rate) => {
  const ids = Array.from({ length: 20_000 }, () => newId(16));
  const share = ids.filter((id) => isSampled(id, rate)).length / ids.length;
  // Five standard errors.
  expect(Math.abs(share - rate)).toBeLessThanOrEqual(5 * Math.sqrt((rate * (1 - rate)) / ids.length));
});

test('ids of any form are spread evenly', () => {
  const kept = Array.from({ length: 20_000 }, (_, i) => `order-${i}`).filter((id) =>
    isSampled(id, 0.5),
  ).length;
  expect(kept).toBeGreaterThan(9600);
  expect(kept).toBeLessThan(10_400);
});

test('a trace kept at a low rate is kept at every higher one', () => {
  const kept = Array.from({ length: 5000 }, () => newId(16)).filter((id) => isSampled(id, 0.1));
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.every((id) => isSampled(id, 0.2))).toBe(true);
});

test('the decision for an id never changes between versions', () => {
  const ids = ['0af7651916cd43dd8448eb211c80319c', '4bf92f3577b34da6a3ce929d0e0e4736', 'order-1', 'order-2'];
  expect(ids.map((id) => isSampled(id, 0.5))).toMatchInlineSnapshot(`
    [
      true,
      false,
      false,
      true,
    ]
  `);
});
