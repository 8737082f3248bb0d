import { PERSONAL_DATA_KINDS } from '@almenara/contract';
import { expect, test } from 'vitest';
import { readPrivacy, writePrivacy } from './read-privacy.js';

test('rules are read as they were written, and nothing is masked before any were', () => {
  expect(readPrivacy(writePrivacy({ masked: ['iban', 'email_address'] }))).toEqual({
    masked: ['email_address', 'iban'],
  });
  expect(readPrivacy(undefined)).toEqual({ masked: [] });
});

test.each(['no', { email_address: 'perhaps' }, { unknown_kind: true }, 7])(
  'rules that cannot be read, %j, mask everything',
  (value) => {
    expect(readPrivacy(value)).toEqual({ masked: [...PERSONAL_DATA_KINDS] });
  },
);
