import { expect, test } from 'vitest';
import { assignColors } from './assign-colors';

test('a name keeps its colour whatever order the charts list it in', () => {
  expect(assignColors(['b', 'a', 'b'], [])).toEqual(assignColors(['a', 'b'], []));
  expect(assignColors(['b', 'a'], []).get('a')).not.toBe(assignColors(['b', 'a'], []).get('b'));
});

test('six names have a colour of their own; more, and the rest itself, share one', () => {
  const colors = assignColors(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'others'], ['others']);
  expect(new Set(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => colors.get(name))).size).toBe(6);
  expect(colors.get('g')).toBe('rest');
  expect(colors.get('others')).toBe('rest');
});
