import type { z } from 'zod';

/** What a member of a project may do, weakest first: each role may do all that the ones before it may. */
export const ROLES = ['viewer', 'labeller', 'engineer', 'approver', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Who may call: anybody; any known caller, keys too; a person, not a key; a person with an account; the operator of the
 * installation; whoever holds the token of the very thing that the path names; or whoever has at least this role in the
 * project of the path.
 */
export type Access = 'open' | 'caller' | 'person' | 'account' | 'operator' | 'token' | Role;

/** One route: its address, what it takes and what it answers. Server, OpenAPI and client are derived from it. */
export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with `{name}` for parameters. */
  readonly path: string;
  readonly summary: string;
  readonly tags: readonly string[];
  /** Who may call it: the one declaration that the server enforces. */
  readonly access: Access;
  /** A question that is sent by POST, because what it asks for must not stand in an address. */
  readonly readOnly?: boolean;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  readonly response: z.ZodType;
  /** True when the answer is a stream of server-sent events, each one a `response`. */
  readonly stream?: boolean;
  /** Media type of an answer that is downloaded as a file of lines, each one a `response`: as JSON, or as it is. */
  readonly download?: 'application/x-ndjson' | 'text/markdown';
}

/** A path with a project needs a role in it, and no other path can. */
type AccessFor<Path extends string> = Path extends `${string}{project}${string}`
  ? Role | 'token'
  : Exclude<Access, Role | 'token'>;

export function isRole(access: Access): access is Role {
  return (ROLES as readonly string[]).includes(access);
}

/** True when `role` may do all that `needed` may. */
export function hasRole(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
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

export function operation<const O extends Operation>(
  definition: O & { readonly access: AccessFor<O['path']> },
): O {
  return definition;
}
