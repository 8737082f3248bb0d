import { expect, test } from 'vitest';
import { explainRefusedUrl } from './explain-refused-url.js';

const STRICT = { privateTargets: 'refused' } as const;

test.each([
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://127.1/',
  'https://127.0.0.1./',
  'https://１２７.０.０.１/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[0:0:0:0:0:ffff:0a00:0001]/',
  'https://0xa9fea9fe/latest/meta-data/',
  'https://169.254.169.254/',
  'https://0/',
  'https://017700000001/',
])('%s is refused by its text, in whatever notation', (url) => {
  expect(explainRefusedUrl(url, STRICT)).toMatch(/^leads to an address/);
});

test.each([
  ['http://example.com/', 'must begin with https://'],
  ['http://8.8.8.8/', 'must begin with https://'],
  ['ftp://example.com/', 'must begin with https://'],
  ['file:///etc/passwd', 'must begin with https://'],
  ['https://user:password@example.com/', 'must not hold a user or a password'],
  ['example.com', 'must be a whole address'],
])('%s: %s', (url, reason) => {
  expect(explainRefusedUrl(url, STRICT)).toContain(reason);
});

test('a name is left to be resolved, and private addresses are taken where they are allowed', () => {
  expect(explainRefusedUrl('https://hooks.example.com/a?b=c', STRICT)).toBeUndefined();
  expect(explainRefusedUrl('http://localhost:8080/', { privateTargets: 'loopback' })).toBeUndefined();
  expect(explainRefusedUrl('http://127.0.0.1:8080/', { privateTargets: 'loopback' })).toBeUndefined();
  expect(explainRefusedUrl('http://10.0.0.1/', { privateTargets: 'loopback' })).toBeDefined();
  expect(explainRefusedUrl('http://10.0.0.1/', { privateTargets: 'allowed' })).toBeUndefined();
  expect(explainRefusedUrl('http://169.254.169.254/', { privateTargets: 'allowed' })).toBeDefined();
});
