import { expect, test } from 'vitest';
import { identifierSchema, wordSchema } from './identifier.js';

test.each(['a', 'x'.repeat(200), '4bf92f3577b34da6', 'order/1 of "Ann" 🌞', ' ', 'über'])(
  '%j is an id',
  (id) => {
    expect(identifierSchema.parse(id)).toBe(id);
  },
);

test.each([
  ['', 'must not be empty'],
  ['x'.repeat(201), 'must have at most 200 characters'],
  ['a\u0000', 'must not contain control characters'],
  ['a\nb', 'must not contain control characters'],
  ['\u007f', 'must not contain control characters'],
])('%j is no id, and the reason is said', (id, reason) => {
  expect(identifierSchema.safeParse(id).error?.issues[0]?.message).toBe(reason);
});

test.each([5, null, undefined, {}, ['a']])('%j is no id', (id) => {
  expect(identifierSchema.safeParse(id).success).toBe(false);
});

test('a word may be empty and has at most 500 characters', () => {
  expect(wordSchema.parse('')).toBe('');
  expect(wordSchema.parse('x'.repeat(500))).toHaveLength(500);
  expect(wordSchema.safeParse('x'.repeat(501)).success).toBe(false);
});
