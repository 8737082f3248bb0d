import { identifierSchema } from '@almenara/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId, readId } from './identifier.js';

test('ids have the form of W3C Trace Context and do not repeat', () => {
  const ids = Array.from({ length: 10_000 }, () => [newId(16), newId(8)]).flat();
  expect(new Set(ids).size).toBe(20_000);
  for (const id of ids) expect(id).toMatch(/^([0-9a-f]{32}|[0-9a-f]{16})$/);
});

test('a given id is made acceptable to the contract or left out', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(identifierSchema.optional().safeParse(readId(value)).success).toBe(true);
    }),
  );
  expect(readId('a\u0000b\n')).toBe('ab');
  expect(readId('\n')).toBeUndefined();
  expect(readId(5n)).toBe('5');
  expect(readId({})).toBeUndefined();
});
