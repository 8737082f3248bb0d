import { expect, test } from 'vitest';
import { classifyAnswer, readRetryAfter } from './classify-answer.js';

const NOW = new Date('2026-03-01T00:00:00Z');

test.each([
  [302, null, 'refused'],
  [404, null, 'refused'],
  [408, null, 'refused'],
  [429, null, 'refused'],
  [503, 5000, 'refused'],
  [503, null, 'ambiguous'],
  [500, null, 'ambiguous'],
  [502, null, 'ambiguous'],
  [504, null, 'ambiguous'],
] as const)('%i with Retry-After %s is %s', (status, retryAfterMs, told) => {
  expect(classifyAnswer(status, retryAfterMs)).toBe(told);
});

test.each([
  ['120', 120_000],
  ['0', 0],
  [' 7 ', 7000],
  ['Sun, 01 Mar 2026 00:01:00 GMT', 60_000],
  ['Sat, 28 Feb 2026 00:00:00 GMT', 0],
  ['-5', null],
  ['soon', null],
  ['1e9', null],
  ['', null],
  [null, null],
])('Retry-After %j is read as %j ms', (header, told) => {
  expect(readRetryAfter(429, header, NOW)).toBe(told);
  expect(readRetryAfter(500, header, NOW)).toBeNull();
});
