import {
  changeMember,
  listMembers,
  type OperationAnswer,
  type OperationArguments,
  removeMember,
} from '@almenara/contract';
import type { ChangeBy, Member } from '@almenara/control-plane';
import { Inject } from '@nestjs/common';
import type { Admitted } from '../access/caller.js';
import { refuseAbove } from '../access/refuse-above.js';
import { By, Who } from '../access/who.js';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ProblemError } from '../problem/problem-error.js';

@ApiController()
export class MembersController {
  constructor(@Inject(API_OPTIONS) private readonly options: ApiOptions) {}

  @Route(listMembers)
  async list(
    @Input() { params }: OperationArguments<typeof listMembers>,
  ): Promise<OperationAnswer<typeof listMembers>> {
    const members = await this.options.controlPlane.members.list(params.project);
    return { items: members.map(tell), nextCursor: null };
  }

  @Route(changeMember)
  async change(
    @Input() { params, body }: OperationArguments<typeof changeMember>,
    @Who() { role }: Admitted,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof changeMember>> {
    refuseAbove(role, body.role);
    const { members } = this.options.controlPlane;
    const member = await members.change(params.project, params.user, body.role, by);
    if (!member) throw noMember();
    return tell(member);
  }

  @Route(removeMember)
  async remove(
    @Input() { params }: OperationArguments<typeof removeMember>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof removeMember>> {
    const removed = await this.options.controlPlane.members.remove(params.project, params.user, by);
    if (!removed) throw noMember();
    return {};
  }
}

function noMember(): ProblemError {
  return new ProblemError('not_found', 'this project has no such member');
}

function tell(member: Member) {
  return { ...member, createdAt: member.createdAt.toISOString() };
}
