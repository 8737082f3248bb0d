import { expect, test } from 'vitest';
import { countInTitle } from './count-in-title';

test('the number of open incidents stands before the title, once', () => {
  expect(countInTitle('Traces · Almenara', 2)).toBe('(2) Traces · Almenara');
  expect(countInTitle('(2) Traces · Almenara', 1)).toBe('(1) Traces · Almenara');
  expect(countInTitle('(2) Traces · Almenara', 0)).toBe('Traces · Almenara');
});
