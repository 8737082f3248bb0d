import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromPathName, toPathName } from './path-name.js';

it('gives every name back and never leaves the folder', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }), (name) => {
      fc.pre(encodeURIComponent(name).length < 120);
      const pathName = toPathName(name);
      expect(pathName).toMatch(/^[A-Za-z0-9_%-]+$/);
      expect(fromPathName(pathName)).toBe(name);
    }),
  );
  expect(toPathName('..')).toBe('%2E%2E');
});

it('says what is wrong with an empty or too long name', () => {
  expect(() => toPathName('')).toThrow(/is empty/);
  expect(() => toPathName('é'.repeat(40))).toThrow(/240 characters/);
});

it('takes no file for a name that it would not have made', () => {
  expect(fromPathName('a.json')).toBeUndefined();
  expect(fromPathName('%zz')).toBeUndefined();
});
