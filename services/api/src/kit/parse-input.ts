import type { Operation } from '@almenara/contract';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ProblemError } from '../problem/problem-error.js';
import { explainIssues } from './explain-issues.js';
import { readJsonBody } from './read-json-body.js';

export interface ParsedInput {
  readonly params?: Record<string, unknown>;
  readonly query?: Record<string, unknown>;
  readonly body?: Record<string, unknown>;
}

/**
 * Checks everything a caller sent against the operation. A query key that it does not know is refused: a typing
 * error in a filter would otherwise widen the answer without a word.
 */
export async function parseInput(operation: Operation, request: FastifyRequest): Promise<ParsedInput> {
  const params = operation.params?.safeParse(request.params ?? {});
  if (params && !params.success) {
    const names = params.error.issues.map((issue) => String(issue.path[0]));
    throw names.includes('project')
      ? new ProblemError('not_found', 'there is no project with this id')
      : new ProblemError('invalid_request', 'the address is not valid', explainIssues(params.error));
  }
  const query = (operation.query ?? z.object({})).strict().safeParse(request.query ?? {});
  if (!query.success) {
    throw new ProblemError('invalid_request', 'some parameters are not valid', explainIssues(query.error));
  }
  const body = operation.body?.safeParse(await readJsonBody(request));
  if (body && !body.success) {
    throw new ProblemError('invalid_request', 'the body is not valid', explainIssues(body.error));
  }
  return {
    ...(params ? { params: params.data } : {}),
    ...(operation.query ? { query: query.data } : {}),
    ...(body ? { body: body.data } : {}),
  };
}
