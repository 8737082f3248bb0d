import { expect, test } from 'vitest';
import { maskSecrets } from './mask-secrets.js';

const random = 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6';

test.each([
  `sk-proj-${random}`,
  `sk-ant-api03-${random}`,
  `alm_${random}`,
  `ghp_${random}`,
  `github_pat_${random}`,
  `xoxb-1234567890-${random}`,
  `AIza${random}xyz`,
  `AKIA${'ABCDEFGH12345678'}`,
  `hf_${random}`,
  `sk_live_${random}`,
  `glpat-${random}`,
  `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.${random}`,
])('%s is masked inside an event', (secret) => {
  const text = JSON.stringify({ kind: 'span', input: `call it with ${secret}, please` });
  expect(maskSecrets(text)).toBe(JSON.stringify({ kind: 'span', input: 'call it with [masked], please' }));
});

test('tokens after their scheme, passwords in addresses and secret members are masked, the rest stays', () => {
  expect(maskSecrets('authorization: Bearer abcdefghijklmnop==')).toBe('authorization: Bearer [masked]');
  expect(maskSecrets('postgres://ana:pa55-word@db:5432/x')).toBe('postgres://ana:[masked]@db:5432/x');
  expect(maskSecrets('{"db_password": "a\\"b", "user":"ana"}')).toBe(
    '{"db_password": "[masked]", "user":"ana"}',
  );
  expect(maskSecrets('{"apiKey":"cut off he')).toBe('{"apiKey":"[masked]"');
  expect(maskSecrets('-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- after')).toBe(
    '[masked] after',
  );
});

test('ordinary text is not touched', () => {
  const text = JSON.stringify({
    traceId: 'ab'.repeat(16),
    input: 'a basic idea: keys and tokens, 12:30@noon',
  });
  expect(maskSecrets(text)).toBe(text);
});

test('megabytes without a secret take no long time', () => {
  for (const text of ['"'.repeat(1e6), 'sk-'.repeat(3e5), `//${':'.repeat(1e6)}`, 'bearer '.repeat(2e5)]) {
    const begun = performance.now();
    maskSecrets(text);
    expect(performance.now() - begun).toBeLessThan(2000);
  }
});
