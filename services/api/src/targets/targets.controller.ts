import { randomUUID } from 'node:crypto';
import {
  changeTarget,
  createTarget,
  listTargets,
  type OperationAnswer,
  type OperationArguments,
  pauseTarget,
  removeTarget,
  resumeTarget,
  rotateTargetSecret,
  type TargetConfig,
  testTarget,
} from '@almenara/contract';
import type { ChangeBy } from '@almenara/control-plane';
import {
  adapterOf,
  createFetchOutside,
  deliverTo,
  type FetchOutside,
  NO_MAIL_SERVER,
} from '@almenara/outgoing-requests';
import { Inject } from '@nestjs/common';
import { By } from '../access/who.js';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ProblemError } from '../problem/problem-error.js';
import { refuseTargets } from './refuse-targets.js';
import { takeSecret } from './take-secret.js';
import { toTargetAnswer } from './to-target-answer.js';

const HOUR_MS = 3_600_000;

@ApiController()
export class TargetsController {
  private readonly fetchOutside: FetchOutside;

  constructor(@Inject(API_OPTIONS) private readonly options: ApiOptions) {
    this.fetchOutside = createFetchOutside({ privateTargets: options.privateTargets ?? 'refused' });
  }

  @Route(listTargets)
  async list(
    @Input() { params }: OperationArguments<typeof listTargets>,
  ): Promise<OperationAnswer<typeof listTargets>> {
    return { items: (await this.targets.list(params.project)).map(toTargetAnswer) };
  }

  @Route(createTarget)
  async create(
    @Input() { params, body }: OperationArguments<typeof createTarget>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof createTarget>> {
    const { config } = body;
    const { secret, made } = takeSecret(config, body.secret);
    this.refusePlace(config, secret);
    const idempotent = body.idempotent ?? config.kind === 'webhook';
    const target = await this.targets.create(params.project, { ...body, idempotent, secret }, by);
    return { ...toTargetAnswer(target), secret: made };
  }

  @Route(changeTarget)
  async change(
    @Input() { params, body }: OperationArguments<typeof changeTarget>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof changeTarget>> {
    return toTargetAnswer(known(await this.targets.change(params.project, params.target, body, by)));
  }

  @Route(removeTarget)
  async remove(
    @Input() { params }: OperationArguments<typeof removeTarget>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof removeTarget>> {
    known((await this.targets.remove(params.project, params.target, by)) || undefined);
    return { removed: true };
  }

  @Route(testTarget)
  async test(
    @Input() { params }: OperationArguments<typeof testTarget>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof testTarget>> {
    const { project } = params;
    const address = known(await this.targets.openTest(project, params.target, by));
    const message = { id: `msg_${randomUUID()}`, event: 'target.test', at: new Date(), data: { project } };
    const ways = { fetchOutside: this.fetchOutside, mailer: this.options.mailer };
    const outcome = await deliverTo(ways, address, message, new AbortController().signal);
    const { status, failure, latencyMs } = outcome;
    return { delivered: failure === null, status, failure, latencyMs: Math.round(latencyMs) };
  }

  @Route(rotateTargetSecret)
  async rotateSecret(
    @Input() { params, body }: OperationArguments<typeof rotateTargetSecret>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof rotateTargetSecret>> {
    const { project, target } = params;
    const { config } = known(await this.targets.get(project, target));
    if (config.kind === 'email')
      throw new ProblemError('conflict', 'a target of the kind e-mail has no secret');
    const { secret, made } = takeSecret(config, body.secret);
    if (config.kind === 'slack') refuseTargets(this.options, { secret });
    // Only a signature can be made with two secrets at once.
    const overlapMs = made === null ? 0 : body.overlapHours * HOUR_MS;
    const rotated = known(await this.targets.rotateSecret(project, target, { secret, overlapMs }, by));
    return { ...toTargetAnswer(rotated), secret: made };
  }

  @Route(pauseTarget)
  async pause(
    @Input() { params }: OperationArguments<typeof pauseTarget>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof pauseTarget>> {
    return toTargetAnswer(known(await this.targets.pause(params.project, params.target, by)));
  }

  @Route(resumeTarget)
  async resume(
    @Input() { params }: OperationArguments<typeof resumeTarget>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof resumeTarget>> {
    return toTargetAnswer(known(await this.targets.resume(params.project, params.target, by)));
  }

  private refusePlace(config: TargetConfig, secret: string): void {
    if (config.kind === 'email') {
      if (!this.options.mailer)
        throw new ProblemError('invalid_request', 'the body is not valid', [
          { field: 'config.kind', reason: `cannot be email: ${NO_MAIL_SERVER}` },
        ]);
      return;
    }
    const field = { webhook: 'config.url', github: 'config.apiUrl', slack: 'secret' }[config.kind];
    refuseTargets(this.options, { [field]: adapterOf(config).urlOf(config, secret) });
  }

  private get targets() {
    return this.options.controlPlane.targets;
  }
}

function known<T>(found: T | undefined): T {
  if (found === undefined) throw new ProblemError('not_found', 'this project has no target with this id');
  return found;
}
