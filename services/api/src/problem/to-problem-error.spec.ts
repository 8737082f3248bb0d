import { ControlPlaneError } from '@almenara/control-plane';
import { BodyError } from '@almenara/request-body';
import { InvalidQueryError, TraceStoreError } from '@almenara/trace-store';
import { NotFoundException } from '@nestjs/common';
import { expect, test } from 'vitest';
import { ProblemError } from './problem-error.js';
import { toProblemError } from './to-problem-error.js';

test.each([
  [new TraceStoreError('slow', '159', false), 'query_too_heavy', undefined],
  [new TraceStoreError('large', '241', false), 'query_too_heavy', undefined],
  [new TraceStoreError('away', undefined, false), 'overloaded', 2],
  [new ControlPlaneError('unreachable', 'away'), 'overloaded', 2],
  [new InvalidQueryError('cursor', 'is odd'), 'invalid_request', undefined],
  [new ControlPlaneError('bad-value', 'odd'), 'invalid_request', undefined],
  [new ControlPlaneError('conflict', 'taken'), 'conflict', undefined],
  [new ControlPlaneError('unknown-project', 'no project "rival"'), 'not_found', undefined],
  [new ControlPlaneError('busy', 'later'), 'overloaded', 2],
  [new BodyError(413, 'payload_too_large', 'large'), 'payload_too_large', undefined],
  [new BodyError(400, 'malformed', 'odd'), 'invalid_request', undefined],
  [new NotFoundException(), 'not_found', undefined],
  [new ProblemError('forbidden', 'no'), 'forbidden', undefined],
])('%s becomes %s', (error, code, retryAfterSeconds) => {
  expect(toProblemError(error)).toMatchObject({ code });
  expect(toProblemError(error)?.retryAfterSeconds).toBe(retryAfterSeconds);
});

test.each([
  new TypeError('x'),
  new ControlPlaneError('newer', 'x'),
  new TraceStoreError('bad SQL', '62', true),
  'text',
  undefined,
])('%s is this program’s own mistake', (error) => {
  expect(toProblemError(error)).toBeUndefined();
});
