import {
  endSession,
  getSession,
  type OperationAnswer,
  type OperationArguments,
  startSession,
} from '@almenara/contract';
import { Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ProblemError } from '../problem/problem-error.js';
import { CALLER, type RequestWithCaller } from './caller.js';
import { endedSessionCookie, sessionCookie } from './session-cookie.js';

@ApiController()
export class SessionController {
  constructor(@Inject(API_OPTIONS) private readonly options: ApiOptions) {}

  @Route(getSession)
  get(
    @Input() _input: unknown,
    @Req() request: RequestWithCaller,
  ): Promise<OperationAnswer<typeof getSession>> {
    const caller = request[CALLER];
    return Promise.resolve(
      caller?.method === 'cookie'
        ? { method: 'cookie', expiresAt: caller.expiresAt.toISOString() }
        : { method: 'token', expiresAt: null },
    );
  }

  @Route(startSession)
  async start(
    @Input() { body }: OperationArguments<typeof startSession>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<typeof startSession>> {
    const session = await this.options.controlPlane.sessions.redeemLoginToken(body.token);
    if (!session) {
      throw new ProblemError(
        'unauthenticated',
        'this link was used already or has expired; ask for a new one',
      );
    }
    reply.header(
      'set-cookie',
      sessionCookie(session.sessionToken, session.expiresAt, this.options.publicUrl()),
    );
    return { expiresAt: session.expiresAt.toISOString() };
  }

  @Route(endSession)
  async end(
    @Input() _input: unknown,
    @Req() request: RequestWithCaller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<typeof endSession>> {
    const caller = request[CALLER];
    if (caller?.method === 'cookie') await this.options.controlPlane.sessions.end(caller.sessionToken);
    reply.header('set-cookie', endedSessionCookie(this.options.publicUrl()));
    return {};
  }
}
