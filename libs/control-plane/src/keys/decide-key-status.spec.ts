import { expect, test } from 'vitest';
import { decideKeyStatus } from './decide-key-status.js';
import { isKey } from './key-rule.js';

const record = {
  keyId: 'k',
  project: 'p',
  name: 'n',
  ingest: true,
  role: null,
  expiresAt: undefined,
  revoked: false,
};

test.each([
  [undefined, 0, 'unknown'],
  [record, Number.MAX_SAFE_INTEGER, 'valid'],
  [{ ...record, expiresAt: 10 }, 9, 'valid'],
  [{ ...record, expiresAt: 10 }, 10, 'expired'],
  [{ ...record, expiresAt: 10, revoked: true }, 9, 'revoked'],
])('%j at %i is %s', (known, now, status) => {
  expect(decideKeyStatus(known, now).status).toBe(status);
});

test.each([
  ['x'.repeat(19), false],
  ['x'.repeat(20), true],
  ['~!'.repeat(100), true],
  ['x'.repeat(201), false],
  [`${'x'.repeat(20)} `, false],
  [`${'x'.repeat(20)}\n`, false],
  [`${'x'.repeat(20)}é`, false],
])('%j is a key: %s', (text, expected) => {
  expect(isKey(text)).toBe(expected);
});
