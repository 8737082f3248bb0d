import type { z } from 'zod';

/** What a member of a project may do, weakest first: each role may do all that the ones before it may. */
export const ROLES = ['viewer', 'labeller', 'engineer', 'approver', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** One route: its address, what it takes and what it answers. Server, OpenAPI and client are derived from it. */
export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with `{name}` for parameters. */
  readonly path: string;
  readonly summary: string;
  readonly tags: readonly string[];
  /** Open routes need neither a session nor a token. */
  readonly open?: boolean;
  /** The weakest role in the project of the path that may call it. */
  readonly role?: Role;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  readonly response: z.ZodType;
  /** True when the answer is a stream of server-sent events, each one a `response`. */
  readonly stream?: boolean;
}

type Part<Schema, Key extends string, Side extends 'input' | 'output'> = Schema extends z.ZodType
  ? { [K in Key]: Side extends 'input' ? z.input<Schema> : z.output<Schema> }
  : unknown;

/** What a caller passes. */
export type OperationInput<O extends Operation> = Part<O['params'], 'params', 'input'> &
  (O['query'] extends z.ZodType ? { query?: z.input<O['query']> } : unknown) &
  Part<O['body'], 'body', 'input'>;

/** What a handler receives after validation. */
export type OperationArguments<O extends Operation> = Part<O['params'], 'params', 'output'> &
  Part<O['query'], 'query', 'output'> &
  Part<O['body'], 'body', 'output'>;

export type OperationResult<O extends Operation> = z.output<O['response']>;
export type OperationAnswer<O extends Operation> = z.input<O['response']>;

export function operation<const O extends Operation>(definition: O): O {
  return definition;
}
