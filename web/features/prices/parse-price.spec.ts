import { expect, test } from 'vitest';
import { parsePrice } from './parse-price';

test.each([
  ['2.5', 2.5],
  ['2,5', 2.5],
  [' 0 ', 0],
  ['0.075', 0.075],
  ['1000000', 1_000_000],
  ['', null],
  ['1000001', undefined],
  ['-1', undefined],
  ['1,000.5', undefined],
  ['2 dollars', undefined],
  ['1e3', undefined],
  ['Infinity', undefined],
])('%j is %j', (text, price) => {
  expect(parsePrice(text)).toBe(price);
});
