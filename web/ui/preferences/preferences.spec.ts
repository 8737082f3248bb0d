import { expect, test } from 'vitest';
import { resolveDensity, resolveLetterKeys } from './preferences';

test.each([
  ['compact', 'compact'],
  ['tiny', 'comfortable'],
  [undefined, 'comfortable'],
])('density cookie %s gives %s', (cookie, density) => {
  expect(resolveDensity(cookie)).toBe(density);
});

test.each([
  ['off', 'off'],
  ['maybe', 'on'],
  [undefined, 'on'],
])('letter keys cookie %s gives %s', (cookie, state) => {
  expect(resolveLetterKeys(cookie)).toBe(state);
});
