import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ProblemError } from '../problem/problem-error.js';
import type { Caller, OperatorCaller, UserCaller } from './caller.js';
import { isOwnOrigin } from './own-origin.js';
import { sameSecret } from './same-secret.js';
import { readCookie, SESSION_COOKIE } from './session-cookie.js';

const KEY_PROBLEMS = { expired: 'the key has expired', revoked: 'the key was revoked' } as const;

/** Finds out who is calling: by the admin token, by a key, or by the session of a cookie. */
@Injectable()
export class Identify {
  constructor(@Inject(API_OPTIONS) private readonly options: ApiOptions) {}

  async identify(request: FastifyRequest): Promise<Caller> {
    const { authorization } = request.headers;
    if (authorization !== undefined) return this.byToken(authorization);
    const caller = await this.bySession(request);
    if (caller) return caller;
    throw new ProblemError(
      'unauthenticated',
      'log in, or send a key with a role or the admin token as "Authorization: Bearer <token>"',
    );
  }

  /** Whoever holds the session of the request's cookie; undefined when it is over or its account is disabled. */
  async bySession(request: FastifyRequest): Promise<OperatorCaller | UserCaller | undefined> {
    const token = readCookie(request.headers.cookie, SESSION_COOKIE);
    const found = token ? await this.options.controlPlane.sessions.find(token) : undefined;
    if (!found || !token) return undefined;
    const { id, expiresAt, user } = found;
    const session = { id, token, expiresAt };
    return user ? { kind: 'user', user, session } : { kind: 'operator', session };
  }

  /** A browser must have sent the request from our own pages. */
  refuseForeign({ headers }: FastifyRequest): void {
    if (isOwnOrigin(headers.origin, headers.host, this.options.publicUrl())) return;
    throw new ProblemError(
      'forbidden',
      'changes by a signed-in browser must come from the pages of this installation',
    );
  }

  private async byToken(authorization: string): Promise<Caller> {
    const token = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
    const { adminToken, controlPlane } = this.options;
    if (token && adminToken && sameSecret(token, adminToken)) return { kind: 'operator', session: null };
    const key = token ? await controlPlane.keys.resolve(token) : ({ status: 'unknown' } as const);
    if (key.status === 'valid') {
      const { keyId, name, project, role } = key;
      return { kind: 'key', keyId, name, project, role };
    }
    throw new ProblemError(
      'unauthenticated',
      key.status === 'unknown'
        ? 'the token in the Authorization header is neither a key nor the admin token'
        : KEY_PROBLEMS[key.status],
    );
  }
}
