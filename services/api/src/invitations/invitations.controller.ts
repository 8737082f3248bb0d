import {
  acceptInvitation,
  createInvitation,
  listInvitations,
  lookAtInvitation,
  type OperationAnswer,
  type OperationArguments,
  revokeInvitation,
} from '@almenara/contract';
import type { ChangeBy, Invitation } from '@almenara/control-plane';
import { Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Admitted } from '../access/caller.js';
import { Identify } from '../access/identify.js';
import { refuseAbove } from '../access/refuse-above.js';
import { By, Who } from '../access/who.js';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ProblemError } from '../problem/problem-error.js';
import { refuseAttempt } from '../sessions/refuse-attempt.js';
import { setSession } from '../sessions/set-session.js';

const DAY_MS = 24 * 3_600_000;

@ApiController()
export class InvitationsController {
  constructor(
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    private readonly identify: Identify,
  ) {}

  @Route(createInvitation)
  async create(
    @Input() { params, body }: OperationArguments<typeof createInvitation>,
    @Who() { role }: Admitted,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof createInvitation>> {
    refuseAbove(role, body.role);
    const wanted = { email: body.email, role: body.role, ttlMs: body.expiresInDays * DAY_MS };
    const { invitations } = this.options.controlPlane;
    const { invitation, token } = await invitations.create(params.project, wanted, by);
    const link = `${this.options.publicUrl()}/invitation?token=${token}`;
    return { invitation: tell(invitation), token, link };
  }

  @Route(listInvitations)
  async list(
    @Input() { params }: OperationArguments<typeof listInvitations>,
  ): Promise<OperationAnswer<typeof listInvitations>> {
    const invitations = await this.options.controlPlane.invitations.list(params.project);
    return { items: invitations.map(tell), nextCursor: null };
  }

  @Route(revokeInvitation)
  async revoke(
    @Input() { params }: OperationArguments<typeof revokeInvitation>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof revokeInvitation>> {
    const { invitations } = this.options.controlPlane;
    const revoked = await invitations.revoke(params.project, params.invitation, by);
    if (!revoked) throw new ProblemError('not_found', 'this project has no such invitation');
    return tell(revoked);
  }

  @Route(lookAtInvitation)
  async lookAt(
    @Input() { body }: OperationArguments<typeof lookAtInvitation>,
  ): Promise<OperationAnswer<typeof lookAtInvitation>> {
    const found = await this.options.controlPlane.invitations.lookAt(body.token);
    if (!found) throw gone();
    return { ...found, expiresAt: found.expiresAt.toISOString() };
  }

  @Route(acceptInvitation)
  async accept(
    @Input() { body }: OperationArguments<typeof acceptInvitation>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<typeof acceptInvitation>> {
    const session = await this.sessionOf(request);
    const answer = await this.options.controlPlane.acceptInvitation.accept({
      ...body,
      address: request.ip,
      session,
    });
    if (answer.outcome === 'gone') throw gone();
    if (answer.outcome !== 'accepted') {
      throw refuseAttempt(answer, 'this e-mail has an account: its password is needed');
    }
    const { project, role } = answer;
    return { project, role, ...setSession(reply, answer.session, this.options.publicUrl()) };
  }

  /** A session counts only for a request from our own pages: this operation is open. */
  private async sessionOf(request: FastifyRequest): Promise<{ id: string; userId: string } | undefined> {
    if (request.headers.origin === undefined) return undefined;
    const caller = await this.identify.bySession(request);
    return caller?.kind === 'user' ? { id: caller.session.id, userId: caller.user.id } : undefined;
  }
}

function gone(): ProblemError {
  return new ProblemError(
    'not_found',
    'this invitation was accepted or revoked already, or has expired; ask for a new one',
  );
}

function tell(invitation: Invitation) {
  return {
    ...invitation,
    createdAt: invitation.createdAt.toISOString(),
    expiresAt: invitation.expiresAt.toISOString(),
  };
}
