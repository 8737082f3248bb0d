import type { Operation, OperationInput, OperationResult } from './operation.js';
import type { Problem } from './problem.js';

export interface CallOptions {
  readonly baseUrl?: string;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
  readonly fetch?: typeof fetch;
}

/** A refused or failed call, with the server's problem details where it gave any. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem | undefined,
    /** After how many seconds the server will listen again, where it said so. */
    readonly retryAfterSeconds?: number,
  ) {
    super(problem?.detail ?? problem?.title ?? `the server answered ${status}`);
    this.name = 'ApiError';
  }
}

interface AnyInput {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** Address of an operation with its parameters filled in. */
export function operationUrl(target: Operation, input: AnyInput, baseUrl = ''): string {
  const path = target.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(input.params?.[name])),
  );
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(input.query ?? {})) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null) search.append(key, String(item));
    }
  }
  const query = search.toString();
  return `${baseUrl}${path}${query ? `?${query}` : ''}`;
}

/** Calls an operation. The answer is trusted to follow the contract: the server validated it. */
export async function call<O extends Operation>(
  target: O,
  input: OperationInput<O>,
  options: CallOptions = {},
): Promise<OperationResult<O>> {
  const { body } = input as AnyInput;
  const response = await (options.fetch ?? fetch)(operationUrl(target, input as AnyInput, options.baseUrl), {
    method: target.method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  if (!response.ok) {
    const retryAfter = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
    throw new ApiError(
      response.status,
      await readProblem(response),
      Number.isNaN(retryAfter) ? undefined : retryAfter,
    );
  }
  return (await response.json()) as OperationResult<O>;
}

async function readProblem(response: Response): Promise<Problem | undefined> {
  if (!response.headers.get('content-type')?.includes('json')) return undefined;
  return (await response.json().catch(() => undefined)) as Problem | undefined;
}
