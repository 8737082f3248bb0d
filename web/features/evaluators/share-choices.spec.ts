import { expect, test } from 'vitest';
import { shareChoices } from './share-choices';

test('a share that nobody offers can be kept', () => {
  expect(shareChoices(0.3)).toEqual([1, 0.5, 0.3, 0.25, 0.1, 0.05, 0.01]);
  expect(shareChoices(0.1)).toEqual([1, 0.5, 0.25, 0.1, 0.05, 0.01]);
});
