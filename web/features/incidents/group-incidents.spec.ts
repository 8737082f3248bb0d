import { expect, test } from 'vitest';
import { groupIncidents, groupOf } from './group-incidents';

const ana = { id: 'ana', name: 'Ana' };
const open = { state: 'open' as const, acknowledgedBy: null, snoozedUntil: null };

test('an open incident needs the reader unless somebody else looks after it, or it is put off', () => {
  expect(groupOf(open, 'ana')).toBe('mine');
  expect(groupOf({ ...open, acknowledgedBy: ana }, 'ana')).toBe('mine');
  expect(groupOf({ ...open, acknowledgedBy: ana }, 'luis')).toBe('others');
  expect(groupOf({ ...open, snoozedUntil: '2026-03-01T09:00:00Z' }, 'ana')).toBe('others');
  expect(groupOf({ ...open, state: 'closed' }, 'ana')).toBe('closed');
});

test('groups keep the order of the list, and those without any are left out', () => {
  const items = [
    { key: 'INC-3', ...open },
    { key: 'INC-2', ...open, state: 'closed' as const },
    { key: 'INC-1', ...open },
  ];
  const told = groupIncidents(items, 'ana').map(({ name, incidents }) => [
    name,
    ...incidents.map(({ key }) => key),
  ]);
  expect(told).toEqual([
    ['mine', 'INC-3', 'INC-1'],
    ['closed', 'INC-2'],
  ]);
});
