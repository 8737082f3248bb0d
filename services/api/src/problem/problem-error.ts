import type { Problem, ProblemCode } from '@almenara/contract';

const STATUSES: Readonly<Record<ProblemCode, { status: number; title: string }>> = {
  invalid_request: { status: 400, title: 'The request is not valid' },
  unauthenticated: { status: 401, title: 'Not signed in' },
  forbidden: { status: 403, title: 'Not allowed' },
  conflict: { status: 409, title: 'Not possible as things are' },
  too_many_requests: { status: 429, title: 'Too many attempts' },
  not_found: { status: 404, title: 'Not found' },
  payload_too_large: { status: 413, title: 'The request is too large' },
  unsupported_media_type: { status: 415, title: 'The content type is not supported' },
  query_too_heavy: { status: 422, title: 'The query is too heavy' },
  overloaded: { status: 503, title: 'Overloaded' },
  internal: { status: 500, title: 'Internal error' },
};

/** A refusal that the caller is told. `detail` says what is wrong and what to do, without the caller's values. */
export class ProblemError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly errors?: Problem['errors'],
    readonly retryAfterSeconds?: number,
  ) {
    super(detail);
    this.name = 'ProblemError';
  }

  get status(): number {
    return STATUSES[this.code].status;
  }

  toProblem(requestId: string): Problem {
    const { status, title } = STATUSES[this.code];
    return {
      type: `urn:almenara:problem:${this.code}`,
      title,
      status,
      code: this.code,
      detail: this.detail,
      requestId,
      ...(this.errors ? { errors: this.errors } : {}),
    };
  }
}
