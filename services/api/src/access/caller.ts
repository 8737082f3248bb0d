import type { Role } from '@almenara/contract';
import { type Actor, userActor } from '@almenara/control-plane';
import type { FastifyRequest } from 'fastify';

/** A session that a browser holds by its cookie. */
export interface CookieSession {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: Date;
}

/** Whoever runs the installation: has the admin token, or opened the one-time link. Has every right everywhere. */
export interface OperatorCaller {
  readonly kind: 'operator';
  /** Null for the admin token. */
  readonly session: CookieSession | null;
}

export interface UserCaller {
  readonly kind: 'user';
  readonly user: { readonly id: string; readonly email: string; readonly name: string };
  readonly session: CookieSession;
}

/** A key of one project. Without a role it may send data only. */
export interface KeyCaller {
  readonly kind: 'key';
  readonly keyId: string;
  readonly name: string;
  readonly project: string;
  readonly role: Role | null;
}

export type Caller = OperatorCaller | UserCaller | KeyCaller;

/** As the audit log keeps the caller. */
export function toActor(caller: Caller): Actor {
  if (caller.kind === 'user') return userActor(caller.user);
  if (caller.kind === 'key') return { kind: 'key', id: caller.keyId, name: caller.name };
  return { kind: 'operator', id: null, name: 'operator' };
}

/** What the guard found out. */
export interface Admitted {
  readonly caller: Caller;
  /** The caller's role in the project of the path; null where there is no project. */
  readonly role: Role | null;
}

export const ADMITTED = Symbol('admitted');

export interface RequestWithCaller extends FastifyRequest {
  [ADMITTED]?: Admitted;
}
