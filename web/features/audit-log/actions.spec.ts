import { OPERATIONS } from '@almenara/contract';
import { expect, test } from 'vitest';
import { isNamedAction, NAMED_ACTIONS } from './actions';

test('every named action is an operation', () => {
  const ids = OPERATIONS.map(({ id }) => id);
  expect(NAMED_ACTIONS.filter((action) => !ids.includes(action))).toEqual([]);
});

test('an action of a newer server has no name yet', () => {
  expect(isNamedAction('createKey')).toBe(true);
  expect(isNamedAction('somethingNew')).toBe(false);
});
