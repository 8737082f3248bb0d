import { expect, test } from 'vitest';
import { underwayOf } from './underway';

test('events underway are those of which nothing is known yet, never fewer than none', () => {
  expect(underwayOf({ declared: 10, stored: 6, deadLettered: 1, rejected: 1 })).toBe(2);
  expect(underwayOf({ declared: 10, stored: 6, deadLettered: 1, rejected: 1, erased: 2 })).toBe(0);
  expect(underwayOf({ declared: 0, stored: 6, deadLettered: 0, rejected: 0 })).toBe(0);
});
