import { expect, test } from 'vitest';
import { isEmail } from './is-email';

test.each([
  ['ana@example.org', true],
  [' ana.b+c@mail.example.org ', true],
  ['ana@example', false],
  ['ana example.org', false],
  ['', false],
])('%j is an address: %s', (text, answer) => {
  expect(isEmail(text)).toBe(answer);
});
