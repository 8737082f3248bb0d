import { OPERATIONS } from '@almenara/contract';
import { expect, test } from 'vitest';
import { PERMISSIONS } from './permissions';

test.each(PERMISSIONS)('the table of roles says of $id what the server enforces', ({ operations, needs }) => {
  for (const id of operations) {
    expect(OPERATIONS.find((each) => each.id === id)?.access, id).toBe(needs);
  }
});
