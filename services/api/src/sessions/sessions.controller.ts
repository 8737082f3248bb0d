import {
  endOneSession,
  endSession,
  getSession,
  listSessions,
  logIn,
  type OperationAnswer,
  type OperationArguments,
  startSession,
} from '@almenara/contract';
import { Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Admitted, Caller } from '../access/caller.js';
import { endedSessionCookie } from '../access/session-cookie.js';
import { Who } from '../access/who.js';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ProblemError } from '../problem/problem-error.js';
import { refuseAttempt } from './refuse-attempt.js';
import { setSession } from './set-session.js';

@ApiController()
export class SessionsController {
  constructor(@Inject(API_OPTIONS) private readonly options: ApiOptions) {}

  @Route(getSession)
  async get(
    @Input() _input: unknown,
    @Who() { caller }: Admitted,
  ): Promise<OperationAnswer<typeof getSession>> {
    const session = sessionOf(caller);
    return {
      method: session ? 'cookie' : 'token',
      expiresAt: session?.expiresAt.toISOString() ?? null,
      kind: caller.kind,
      user: caller.kind === 'user' ? caller.user : null,
      projects: await this.projectsOf(caller),
    };
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
    return setSession(reply, session, this.options.publicUrl());
  }

  @Route(logIn)
  async logIn(
    @Input() { body }: OperationArguments<typeof logIn>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<typeof logIn>> {
    const from = { email: body.email, address: request.ip };
    const answer = await this.options.controlPlane.logIn.withPassword(from, body.password);
    if (answer.outcome !== 'started') throw refuseAttempt(answer, 'e-mail or password is wrong');
    return setSession(reply, answer.session, this.options.publicUrl());
  }

  @Route(endSession)
  async end(
    @Input() _input: unknown,
    @Who() { caller }: Admitted,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<typeof endSession>> {
    const session = sessionOf(caller);
    if (session) await this.options.controlPlane.sessions.end(session.token);
    reply.header('set-cookie', endedSessionCookie(this.options.publicUrl()));
    return {};
  }

  @Route(listSessions)
  async list(
    @Input() _input: unknown,
    @Who() { caller }: Admitted,
  ): Promise<OperationAnswer<typeof listSessions>> {
    const current = sessionOf(caller)?.id;
    const sessions = await this.options.controlPlane.sessions.list(userIdOf(caller));
    const items = sessions.map(({ id, createdAt, lastSeenAt, expiresAt }) => ({
      id,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      current: id === current,
    }));
    return { items, nextCursor: null };
  }

  @Route(endOneSession)
  async endOne(
    @Input() { params }: OperationArguments<typeof endOneSession>,
    @Who() { caller }: Admitted,
  ): Promise<OperationAnswer<typeof endOneSession>> {
    const ended = await this.options.controlPlane.sessions.endOne(userIdOf(caller), params.session);
    if (!ended) throw new ProblemError('not_found', 'you have no session with this id');
    return {};
  }

  private async projectsOf(
    caller: Caller,
  ): Promise<NonNullable<OperationAnswer<typeof getSession>['projects']>> {
    if (caller.kind === 'user') return this.options.controlPlane.members.listProjects(caller.user.id);
    return caller.kind === 'key' && caller.role ? [{ id: caller.project, role: caller.role }] : [];
  }
}

function sessionOf(caller: Caller) {
  return caller.kind === 'key' ? null : caller.session;
}

/** Null is the operator. */
function userIdOf(caller: Caller): string | null {
  return caller.kind === 'user' ? caller.user.id : null;
}
