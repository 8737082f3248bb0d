import {
  createPasswordLink,
  type OperationAnswer,
  type OperationArguments,
  resetPassword,
} from '@almenara/contract';
import type { ChangeBy } from '@almenara/control-plane';
import { Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { By } from '../access/who.js';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ProblemError } from '../problem/problem-error.js';
import { setSession } from '../sessions/set-session.js';

@ApiController()
export class PasswordLinksController {
  constructor(@Inject(API_OPTIONS) private readonly options: ApiOptions) {}

  @Route(createPasswordLink)
  async create(
    @Input() { params }: OperationArguments<typeof createPasswordLink>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof createPasswordLink>> {
    const made = await this.options.controlPlane.passwordLinks.create(params.user, by);
    if (!made) throw new ProblemError('not_found', 'there is no account with this id');
    const { token, expiresAt } = made;
    const link = `${this.options.publicUrl()}/password?token=${token}`;
    return { token, link, expiresAt: expiresAt.toISOString() };
  }

  @Route(resetPassword)
  async reset(
    @Input() { body }: OperationArguments<typeof resetPassword>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<typeof resetPassword>> {
    const session = await this.options.controlPlane.passwordLinks.redeem(body.token, body.newPassword);
    if (!session) {
      throw new ProblemError('not_found', 'this link was used already or has expired; ask for a new one');
    }
    return setSession(reply, session, this.options.publicUrl());
  }
}
