import { QueryFailedError } from 'typeorm';
import { expect, test } from 'vitest';
import { ControlPlaneError } from './control-plane-error.js';
import { explainCallFailure } from './explain-call-failure.js';

const withCode = (code: string) => Object.assign(new Error('x'), { code });

test.each([
  withCode('ECONNREFUSED'),
  withCode('57P01'),
  new AggregateError([withCode('ECONNREFUSED')]),
  new QueryFailedError('SELECT 1', [], withCode('08006')),
  new Error('Connection terminated unexpectedly'),
  new Error('timeout exceeded when trying to connect'),
])('%s means that the database is away', (error) => {
  expect(explainCallFailure(error)).toMatchObject({ name: 'ControlPlaneError', problem: 'unreachable' });
});

test.each([
  new TypeError('x'),
  withCode('23505'),
  new QueryFailedError('SELECT 1', [], withCode('42601')),
  new ControlPlaneError('bad-value', 'x'),
  'text',
])('%s is told as it is', (error) => {
  expect(explainCallFailure(error)).toBe(error);
});
