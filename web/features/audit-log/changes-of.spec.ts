import { expect, test } from 'vitest';
import { changesOf } from './changes-of';

test('only fields that differ are told, also those inside others', () => {
  expect(
    changesOf(
      { name: 'A', retention: { contentDays: 30, numberDays: 90 }, same: 1 },
      { name: 'B', retention: { contentDays: 7, numberDays: 90 }, same: 1 },
    ),
  ).toEqual([
    { field: 'name', before: 'A', after: 'B' },
    { field: 'retention.contentDays', before: '30', after: '7' },
  ]);
});

test('what was created has no state before, what was removed none after', () => {
  expect(changesOf(null, { role: 'viewer' })).toEqual([
    { field: 'role', before: undefined, after: 'viewer' },
  ]);
  expect(changesOf({ role: 'viewer' }, null)).toEqual([
    { field: 'role', before: 'viewer', after: undefined },
  ]);
});

test('null is a value of its own, lists are compared as a whole', () => {
  expect(changesOf({ until: null, tags: ['a'] }, { until: '2026', tags: ['a', 'b'] })).toEqual([
    { field: 'tags', before: '["a"]', after: '["a","b"]' },
    { field: 'until', before: 'null', after: '2026' },
  ]);
});

test('a state that is a single value is told as such', () => {
  expect(changesOf('viewer', 'admin')).toEqual([{ field: 'value', before: 'viewer', after: 'admin' }]);
});
