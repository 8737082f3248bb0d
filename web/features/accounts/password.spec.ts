import { passwordSchema } from '@almenara/contract';
import { expect, test } from 'vitest';
import { isPasswordLongEnough, LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password';

test.each([SHORTEST_PASSWORD - 1, SHORTEST_PASSWORD, LONGEST_PASSWORD, LONGEST_PASSWORD + 1])(
  'a password of %i characters is judged as the server judges it',
  (length) => {
    const password = 'x'.repeat(length);
    expect(isPasswordLongEnough(password)).toBe(passwordSchema.safeParse(password).success);
  },
);
