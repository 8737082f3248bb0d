import { expect, test } from 'vitest';
import { chooseSplit } from './choose-split.js';

test('the share of conversations is held out, and a conversation stays on its side', () => {
  const sides = Array.from({ length: 20_000 }, (_, index) => chooseSplit('shop', `session ${index}`, 0.2));
  const heldOut = sides.filter((side) => side === 'held_out').length;
  // Four standard errors of a binomial share: 4·√(0.2·0.8/20000) = 0.0113.
  expect(Math.abs(heldOut / sides.length - 0.2)).toBeLessThan(0.0113);
  expect(sides[7]).toBe(chooseSplit('shop', 'session 7', 0.2));
});

test('what is held out at one share is held out at every larger one', () => {
  for (let index = 0; index < 1000; index++) {
    const id = `t${index}`;
    if (chooseSplit('shop', id, 0.1) === 'held_out') expect(chooseSplit('shop', id, 0.3)).toBe('held_out');
  }
  expect(chooseSplit('shop', 't', 0)).toBe('train');
});
