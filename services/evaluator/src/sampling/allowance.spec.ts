import { expect, test } from 'vitest';
import { Allowance } from './allowance.js';

function start(share: number, mostMs: number) {
  const clock = { now: 0 };
  return { clock, allowance: new Allowance(share, mostMs, () => clock.now) };
}

test('time that was not spent is saved up to the bound and no further', () => {
  const { clock, allowance } = start(0.5, 1000);
  expect(allowance.available()).toBe(1000);
  allowance.spend(800);
  clock.now = 200;
  expect(allowance.available()).toBe(300);
  clock.now = 1e6;
  expect(allowance.available()).toBe(1000);
});

test('what was overdrawn has to come back first', () => {
  const { clock, allowance } = start(0.5, 1000);
  allowance.spend(1500);
  expect(allowance.available()).toBe(-500);
  expect(allowance.waitFor(100)).toBe(1200);
  clock.now = 1200;
  expect(allowance.available()).toBe(100);
  expect(allowance.waitFor(100)).toBe(0);
});

test('nobody waits for more than may ever be there', () => {
  const { clock, allowance } = start(1, 100);
  allowance.spend(100);
  clock.now = allowance.waitFor(5000);
  expect(clock.now).toBe(100);
  expect(allowance.waitFor(5000)).toBe(0);
});
