import {
  approveRemediation,
  cancelRemediation,
  getRemediation,
  listRemediations,
  type OperationAnswer,
  type OperationArguments,
  proposeRemediation,
  rejectRemediation,
  settleRemediation,
} from '@almenara/contract';
import type { ChangeBy, RemediationDetail } from '@almenara/control-plane';
import { Inject } from '@nestjs/common';
import { By } from '../access/who.js';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { decodeCreationCursor, encodeCreationCursor } from '../cursor/creation-cursor.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ProblemError } from '../problem/problem-error.js';
import { toRemediationAnswer, toRemediationItem } from './to-remediation-answer.js';

/** What other systems were asked to do, and what people decide about it. */
@ApiController()
export class RemediationsController {
  constructor(@Inject(API_OPTIONS) private readonly options: ApiOptions) {}

  @Route(listRemediations)
  async list(
    @Input() { params, query }: OperationArguments<typeof listRemediations>,
  ): Promise<OperationAnswer<typeof listRemediations>> {
    const { project } = params;
    const { limit, cursor, state, incident, target } = query;
    const after = cursor === undefined ? undefined : decodeCreationCursor(cursor);
    const before = after && { proposedAt: after.createdAt, id: after.id };
    const filter = {
      states: state,
      incidentNumber: incident === undefined ? undefined : numberOf(incident),
      target,
    };
    const [found, counts] = await Promise.all([
      this.remediations.list(project, filter, { limit: limit + 1, before }),
      this.remediations.countByState(project),
    ]);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(toRemediationItem),
      nextCursor:
        found.length > limit && last
          ? encodeCreationCursor({ createdAt: last.proposedAt, id: last.id })
          : null,
      counts: Object.fromEntries(counts),
    };
  }

  @Route(getRemediation)
  async get(
    @Input() { params }: OperationArguments<typeof getRemediation>,
  ): Promise<OperationAnswer<typeof getRemediation>> {
    return toAnswer(await this.remediations.get(params.project, params.remediation));
  }

  @Route(proposeRemediation)
  async propose(
    @Input() { params, body }: OperationArguments<typeof proposeRemediation>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof proposeRemediation>> {
    const { incident, target, action, subjects, rollBackKind, verification } = body;
    const wanted = {
      project: params.project,
      incidentNumber: numberOf(incident),
      targetId: target,
      action,
      reason: 'by_hand',
      subjects,
      wishes: { ...verification, rollBackKind },
    };
    const proposed = await this.remediations.propose(wanted, by);
    if (!proposed) throw new ProblemError('not_found', 'this project has no incident with this key');
    return toRemediationAnswer(proposed);
  }

  @Route(approveRemediation)
  async approve(
    @Input() { params, body }: OperationArguments<typeof approveRemediation>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof approveRemediation>> {
    const told = { publicUrl: this.options.publicUrl(), note: body.note };
    return toAnswer(await this.remediations.approve(params.project, params.remediation, told, by));
  }

  @Route(rejectRemediation)
  async reject(
    @Input() { params, body }: OperationArguments<typeof rejectRemediation>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof rejectRemediation>> {
    return toAnswer(await this.remediations.reject(params.project, params.remediation, body.note, by));
  }

  @Route(cancelRemediation)
  async cancel(
    @Input() { params, body }: OperationArguments<typeof cancelRemediation>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof cancelRemediation>> {
    return toAnswer(await this.remediations.cancel(params.project, params.remediation, body.note, by));
  }

  @Route(settleRemediation)
  async settle(
    @Input() { params, body }: OperationArguments<typeof settleRemediation>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof settleRemediation>> {
    return toAnswer(await this.remediations.settle(params.project, params.remediation, body, by));
  }

  private get remediations() {
    return this.options.controlPlane.remediations;
  }
}

function numberOf(key: string): number {
  return Number(key.slice('INC-'.length));
}

function toAnswer(remediation: RemediationDetail | undefined): OperationAnswer<typeof getRemediation> {
  if (!remediation) throw new ProblemError('not_found', 'this project has no remediation with this id');
  return toRemediationAnswer(remediation);
}
