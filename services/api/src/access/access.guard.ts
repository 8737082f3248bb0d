import type { Operation } from '@almenara/contract';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { OPERATION } from '../kit/operation-route.js';
import { ProblemError } from '../problem/problem-error.js';
import { CALLER, type Caller, type RequestWithCaller } from './caller.js';
import { isOwnOrigin } from './own-origin.js';
import { sameSecret } from './same-secret.js';
import { readCookie, SESSION_COOKIE } from './session-cookie.js';

/** Lets in the admin token and sessions. A change by a session must come from our own pages. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(@Inject(API_OPTIONS) private readonly options: ApiOptions) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const operation = Reflect.getMetadata(OPERATION, context.getHandler()) as Operation | undefined;
    const request = context.switchToHttp().getRequest<RequestWithCaller>();
    if (operation?.access === 'open') {
      // Nobody may be signed in from a foreign page; programs send no origin.
      if (request.headers.origin !== undefined) this.refuseForeign(request);
      return true;
    }
    const caller = await this.identify(request);
    if (caller.method === 'cookie' && request.method !== 'GET' && request.method !== 'HEAD') {
      this.refuseForeign(request);
    }
    request[CALLER] = caller;
    return true;
  }

  private async identify(request: RequestWithCaller): Promise<Caller> {
    const { authorization, cookie } = request.headers;
    if (authorization !== undefined) {
      const token = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
      const { adminToken } = this.options;
      if (token && adminToken && sameSecret(token, adminToken)) return { method: 'token' };
      throw new ProblemError(
        'unauthenticated',
        'the token in the Authorization header is not the admin token',
      );
    }
    const sessionToken = readCookie(cookie, SESSION_COOKIE);
    const session = sessionToken ? await this.options.controlPlane.sessions.find(sessionToken) : undefined;
    if (session && sessionToken) return { method: 'cookie', sessionToken, expiresAt: session.expiresAt };
    throw new ProblemError(
      'unauthenticated',
      'sign in with a one-time link, or send the admin token as "Authorization: Bearer <token>"',
    );
  }

  private refuseForeign({ headers }: RequestWithCaller): void {
    if (isOwnOrigin(headers.origin, headers.host, this.options.publicUrl())) return;
    throw new ProblemError(
      'forbidden',
      'changes by a signed-in browser must come from the pages of this installation',
    );
  }
}
