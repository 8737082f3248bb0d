import { PERSONAL_DATA_KINDS } from '@almenara/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redactText } from './redact-text.js';

const random = 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6';

describe('credentials', () => {
  test.each([
    ['api_key', `sk-proj-${random}`],
    ['api_key', `sk-ant-api03-${random}`],
    ['api_key', `alm_${random}`],
    ['api_key', `ghp_${random}`],
    ['api_key', `github_pat_${random}`],
    ['api_key', `xoxb-1234567890-${random}`],
    ['api_key', `AIza${random}xyz`],
    ['api_key', `AKIA${'ABCDEFGH12345678'}`],
    ['api_key', `hf_${random}`],
    ['api_key', `sk_live_${random}`],
    ['api_key', `glpat-${random}`],
    ['api_key', `gsk_${random}`],
    ['json_web_token', `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.${random}`],
  ])('%s: %s is redacted inside a text', (kind, secret) => {
    expect(redactText(`call it with ${secret}, please`)).toEqual({
      text: `call it with [redacted:${kind}], please`,
      counts: { [kind]: 1 },
    });
  });

  test.each([
    ['authorization: Bearer abcdefghijklmnop==', 'authorization: Bearer [redacted:authorization]'],
    ['postgres://ana:pa55-word@db:5432/x', 'postgres://ana:[redacted:password]@db:5432/x'],
    ['{"db_password": "a\\"b", "user":"ana"}', '{"db_password": "[redacted:secret]", "user":"ana"}'],
    ['{"apiKey":"cut off he', '{"apiKey":"[redacted:secret]'],
    ['{"body":"{\\"api_key\\":\\"abc\\"}"}', '{"body":"{\\"api_key\\":\\"[redacted:secret]\\"}"}'],
    ['AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI', 'AWS_SECRET_ACCESS_KEY=[redacted:secret]'],
    ['https://x.io/?api_key=abc123def&page=2', 'https://x.io/?api_key=[redacted:secret]&page=2'],
    [
      '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- after',
      '[redacted:private_key] after',
    ],
  ])('%s', (text, redacted) => {
    expect(redactText(text).text).toBe(redacted);
  });

  test.each([
    'a basic idea: keys and tokens, 12:30@noon',
    'The task-oriented risk-averse planner asks for max_tokens=4096 and {"token":"Hello","logprob":-0.1}',
    'https://example.com:8080/path?page=2',
    'What does the secret say? The password is in the vault.',
  ])('%s stays as it is', (text) => {
    expect(redactText(text)).toEqual({ text, counts: {} });
  });
});

describe('personal data', () => {
  const all = PERSONAL_DATA_KINDS;
  test.each([
    ['email_address', 'ana.garcia+x@correo.example.es'],
    ['phone_number', '+34 612 345 678'],
    ['phone_number', '+1 (212) 555-0123'],
    ['phone_number', '(212) 555-0123'],
    ['phone_number', '612 34 56 78'],
    ['credit_card', '4111 1111 1111 1111'],
    ['credit_card', '378282246310005'],
    ['iban', 'ES91 2100 0418 4502 0005 1332'],
    ['iban', 'DE89370400440532013000'],
    ['us_social_security_number', '078-05-1120'],
    ['spanish_id', '12345678Z'],
    ['spanish_id', 'X1234567L'],
    ['ip_address', '192.168.10.1'],
  ])('%s: %s is masked where the project asks for it, and only there', (kind, value) => {
    const text = `write to ${value}, today.`;
    expect(redactText(text, all)).toEqual({
      text: `write to [redacted:${kind}], today.`,
      counts: { [kind]: 1 },
    });
    expect(redactText(text).text).toBe(text);
    expect(
      redactText(
        text,
        all.filter((one) => one !== kind),
      ).text,
    ).toBe(text);
  });

  test.each([
    'order 4111 1111 1111 1112 of 2026-11-26T10:11:12.123456Z',
    'version 1.2.3 and 10.4.0, 99.9 %, 1,234,567.89',
    'ids 12345678A, 000000000000000000000000, 3f2504e0-4f89-11d3-9a0c-0305e82c3301',
    'ES00 2100 0418 4502 0005 1332',
    '@almenara/sdk at a@b',
  ])('%s stays as it is: its check digits or its groups are not those of personal data', (text) => {
    expect(redactText(text, all)).toEqual({ text, counts: {} });
  });
});

test('redacting twice what words and blanks part changes and counts nothing more', () => {
  const word = fc.constantFrom(
    `sk-${random}`,
    '"password":"x y"',
    'bearer abcdefghijkl',
    'a@b.es',
    '+34612345678',
    ' ',
    'api_key=abcdefgh',
    '://u:p@h',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 12 }), (parts) => {
      const once = redactText(parts.join(' '), PERSONAL_DATA_KINDS).text;
      expect(redactText(once, PERSONAL_DATA_KINDS)).toEqual({ text: once, counts: {} });
    }),
    { numRuns: 2000, seed: 20261126 },
  );
});

// Each would take hours by a pattern that goes back over what it read; the limit of the runner ends those.
test.each(['"', 'sk-', 'bearer ', '1 ', 'a-', 'password', '://', 'a.', '+1', 'a@', 'SG.', 'eyJ.'])(
  'a megabyte of %j is read once',
  (part) => {
    const text = `//${part.repeat(1e6 / part.length)}`;
    expect(redactText(text, PERSONAL_DATA_KINDS).text.length).toBeGreaterThan(0);
  },
);
