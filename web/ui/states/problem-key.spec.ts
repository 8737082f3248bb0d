import { expect, test } from 'vitest';
import { ApiError } from '../../api-client';
import { isRefusedField, problemKeyOf } from './problem-key';

const problem = (code: 'conflict' | 'internal' | 'invalid_request', field?: string) =>
  new ApiError(400, {
    type: 'about:blank',
    title: 'Refused',
    status: 400,
    code,
    ...(field ? { errors: [{ field, reason: 'no' }] } : {}),
  });

test('each failure has a message in the reader’s language', () => {
  expect(problemKeyOf(problem('conflict'))).toBe('error.conflict');
  expect(problemKeyOf(problem('internal'))).toBe('error.server');
  expect(problemKeyOf(new ApiError(502, undefined))).toBe('error.server');
  expect(problemKeyOf(new TypeError('fetch failed'))).toBe('error.network');
});

test('a refused field is known by the end of its path', () => {
  expect(isRefusedField(problem('invalid_request', 'body.currency'), 'currency')).toBe(true);
  expect(isRefusedField(problem('invalid_request', 'currency'), 'currency')).toBe(true);
  expect(isRefusedField(problem('invalid_request', 'body.name'), 'currency')).toBe(false);
  expect(isRefusedField(null, 'currency')).toBe(false);
});
