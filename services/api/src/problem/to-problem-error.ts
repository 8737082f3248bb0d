import { ControlPlaneError } from '@almenara/control-plane';
import { BodyError } from '@almenara/request-body';
import { InvalidQueryError, TraceStoreError } from '@almenara/trace-store';
import { HttpException } from '@nestjs/common';
import { ProblemError } from './problem-error.js';

/** ClickHouse's codes for a statement that used up its time or its memory, or would read too much. */
const TOO_HEAVY = new Set(['158', '159', '160', '241', '307', '396']);

/** What a failure means to the caller; undefined when it is this program's own mistake. */
export function toProblemError(error: unknown): ProblemError | undefined {
  if (error instanceof ProblemError) return error;
  if (error instanceof InvalidQueryError) {
    return new ProblemError('invalid_request', 'one of the parameters is not valid', [
      { field: error.field, reason: error.reason },
    ]);
  }
  if (error instanceof ControlPlaneError) return ofControlPlane(error);
  if (error instanceof BodyError) return ofBody(error);
  if (error instanceof TraceStoreError) return ofStore(error);
  if (error instanceof HttpException) return ofHttp(error.getStatus());
  return undefined;
}

function ofStore(error: TraceStoreError): ProblemError | undefined {
  if (error.code !== undefined && TOO_HEAVY.has(error.code)) {
    return new ProblemError(
      'query_too_heavy',
      'the query took too long or too much memory; choose a shorter time range or fewer conditions on text',
    );
  }
  if (error.permanent) return undefined;
  return new ProblemError('overloaded', 'the trace store cannot answer now; try again', undefined, 2);
}

/** Its messages never hold a secret; one about a project might tell that it exists. */
function ofControlPlane({ problem, message }: ControlPlaneError): ProblemError | undefined {
  switch (problem) {
    case 'bad-value':
      return new ProblemError('invalid_request', message);
    case 'conflict':
    case 'key-taken':
      return new ProblemError('conflict', message);
    case 'unknown-project':
      return new ProblemError('not_found', 'there is no project with this id');
    case 'busy':
    case 'closed':
    case 'unreachable':
      return new ProblemError(
        'overloaded',
        'the database of projects and accounts cannot answer now; try again',
        undefined,
        2,
      );
    default:
      return undefined;
  }
}

function ofBody({ status, message }: BodyError): ProblemError {
  if (status === 413) return new ProblemError('payload_too_large', message);
  if (status === 415) return new ProblemError('unsupported_media_type', message);
  return new ProblemError('invalid_request', message);
}

function ofHttp(status: number): ProblemError | undefined {
  if (status === 404) return new ProblemError('not_found', 'there is nothing at this address');
  if (status === 413) return new ProblemError('payload_too_large', 'the body is too large');
  if (status === 415) return new ProblemError('unsupported_media_type', 'the body must be application/json');
  if (status >= 400 && status < 500) return new ProblemError('invalid_request', 'the request cannot be read');
  return undefined;
}
