import { OPERATIONS } from '@almenara/contract';
import { expect, test } from 'vitest';
import { addressOf, OPERATION_IDS } from './addresses';

test('every operation of the contract has the same method and path here', () => {
  const here = OPERATION_IDS.map((id) => addressOf(id)).map(
    ({ id, method, path }) => `${id} ${method} ${path}`,
  );
  const there = OPERATIONS.filter(({ access }) => access !== 'token').map(
    ({ id, method, path }) => `${id} ${method} ${path}`,
  );
  expect(here.toSorted()).toEqual(there.toSorted());
});
