import { expect, test } from 'vitest';
import { isReasonMissing } from './resolution';

test('only a new normal needs a reason, and blanks are none', () => {
  expect(isReasonMissing('new_normal', '  ')).toBe(true);
  expect(isReasonMissing('new_normal', 'the shop sells bicycles now')).toBe(false);
  expect(isReasonMissing('resolved', '')).toBe(false);
  expect(isReasonMissing('false_alarm', '')).toBe(false);
});
