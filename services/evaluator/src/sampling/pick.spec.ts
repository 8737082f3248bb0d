import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { inclusionProbability, isPicked } from './pick.js';

test('everything is picked while there is time for it, and otherwise as much as there is time for', () => {
  expect(inclusionProbability({ share: 1, wantedMs: 100, availableMs: 100 })).toBe(1);
  expect(inclusionProbability({ share: 1, wantedMs: 0, availableMs: 0 })).toBe(1);
  expect(inclusionProbability({ share: 1, wantedMs: 400, availableMs: 100 })).toBe(0.25);
  expect(inclusionProbability({ share: 0.5, wantedMs: 400, availableMs: 100 })).toBe(0.125);
});

test('a probability is never 0, because nothing could stand for the answers that are left out', () => {
  expect(inclusionProbability({ share: 1, wantedMs: 1e9, availableMs: -5 })).toBe(0.001);
});

test('who is picked at one probability is picked at every higher one', () => {
  const check = fc.check(
    fc.property(
      fc.string(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (unit, a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(isPicked('shop', unit, low) && !isPicked('shop', unit, high)).toBe(false);
      },
    ),
  );
  expect(check.failed).toBe(false);
});

test('as large a share of the users is picked as the probability says', () => {
  const users = Array.from({ length: 20_000 }, (_, index) => `actor\nuser-${index}`);
  for (const probability of [0.01, 0.3, 0.9]) {
    const picked = users.filter((user) => isPicked('shop', user, probability)).length;
    const error = Math.sqrt((probability * (1 - probability)) / users.length);
    expect(Math.abs(picked / users.length - probability)).toBeLessThan(4 * error);
  }
});

test('projects draw apart from each other', () => {
  const users = Array.from({ length: 2000 }, (_, index) => `user-${index}`);
  const both = users.filter((user) => isPicked('a', user, 0.5) && isPicked('b', user, 0.5)).length;
  expect(both / users.length).toBeGreaterThan(0.2);
  expect(both / users.length).toBeLessThan(0.3);
});

test('a rate from what is left stays right when bad answers come just when there is no time for them', () => {
  // Calm groups of 50 users with 2 % bad answers; every fifth group has 1,000, of which 30 % are bad.
  let weighted = 0;
  let weights = 0;
  let bad = 0;
  let all = 0;
  let naive = 0;
  let picked = 0;
  for (let group = 0; group < 400; group++) {
    const isBurst = group % 5 === 0;
    const answers = Array.from({ length: isBurst ? 1000 : 50 }, (_, index) => ({
      unit: `g${group} u${index}`,
      bad: isPicked('badness', `${group}/${index}`, isBurst ? 0.3 : 0.02) ? 1 : 0,
    }));
    const probability = inclusionProbability({
      share: 1,
      wantedMs: answers.length * 100,
      availableMs: 10_000,
    });
    for (const answer of answers) {
      all++;
      bad += answer.bad;
      if (!isPicked('shop', answer.unit, probability)) continue;
      weights += 1 / probability;
      weighted += answer.bad / probability;
      picked++;
      naive += answer.bad;
    }
  }
  expect(Math.abs(weighted / weights - bad / all)).toBeLessThan(0.015);
  expect(Math.abs(naive / picked - bad / all)).toBeGreaterThan(0.08);
});
