import {
  changeAccount,
  changePassword,
  disableAccount,
  listAccounts,
  type OperationAnswer,
  type OperationArguments,
} from '@almenara/contract';
import type { Account, ChangeBy } from '@almenara/control-plane';
import { Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { UserCaller } from '../access/caller.js';
import { By, User } from '../access/who.js';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ProblemError } from '../problem/problem-error.js';
import { refuseAttempt } from '../sessions/refuse-attempt.js';

@ApiController()
export class AccountsController {
  constructor(@Inject(API_OPTIONS) private readonly options: ApiOptions) {}

  @Route(changeAccount)
  async change(
    @Input() { body }: OperationArguments<typeof changeAccount>,
    @User() { user }: UserCaller,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof changeAccount>> {
    return tell(await this.options.controlPlane.accounts.changeName(user.id, body.name, by));
  }

  @Route(changePassword)
  async changePassword(
    @Input() { body }: OperationArguments<typeof changePassword>,
    @User() { user, session }: UserCaller,
    @By() by: ChangeBy,
    @Req() request: FastifyRequest,
  ): Promise<OperationAnswer<typeof changePassword>> {
    const answer = await this.options.controlPlane.accounts.changePassword(
      user,
      { ...body, address: request.ip, keepSession: session.id },
      by,
    );
    if (answer.outcome === 'throttled') throw refuseAttempt(answer, '');
    // Not 401: the session is fine, and clients log out on that.
    if (answer.outcome === 'wrong') throw new ProblemError('forbidden', 'the current password is wrong');
    return { endedSessions: answer.endedSessions };
  }

  @Route(listAccounts)
  async list(): Promise<OperationAnswer<typeof listAccounts>> {
    return { items: (await this.options.controlPlane.accounts.list()).map(tell), nextCursor: null };
  }

  @Route(disableAccount)
  async disable(
    @Input() { params, body }: OperationArguments<typeof disableAccount>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof disableAccount>> {
    const account = await this.options.controlPlane.accounts.setDisabled(params.user, body.disabled, by);
    if (!account) throw new ProblemError('not_found', 'there is no account with this id');
    return tell(account);
  }
}

function tell({ id, email, name, createdAt, disabledAt }: Account) {
  return {
    id,
    email,
    name,
    createdAt: createdAt.toISOString(),
    disabledAt: disabledAt?.toISOString() ?? null,
  };
}
