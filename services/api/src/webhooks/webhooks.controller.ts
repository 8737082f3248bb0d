import { randomUUID } from 'node:crypto';
import {
  createWebhook,
  listWebhooks,
  type OperationAnswer,
  type OperationArguments,
  removeWebhook,
  testWebhook,
  type Webhook,
} from '@almenara/contract';
import type * as controlPlane from '@almenara/control-plane';
import type { ChangeBy } from '@almenara/control-plane';
import {
  createFetchOutside,
  type FetchOutside,
  makeWebhookSecret,
  sendWebhook,
} from '@almenara/outgoing-requests';
import { Inject } from '@nestjs/common';
import { By } from '../access/who.js';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ProblemError } from '../problem/problem-error.js';
import { refuseTargets } from './refuse-targets.js';

@ApiController()
export class WebhooksController {
  private readonly fetchOutside: FetchOutside;

  constructor(@Inject(API_OPTIONS) private readonly options: ApiOptions) {
    this.fetchOutside = createFetchOutside({ privateTargets: options.privateTargets ?? 'refused' });
  }

  @Route(listWebhooks)
  async list(
    @Input() { params }: OperationArguments<typeof listWebhooks>,
  ): Promise<OperationAnswer<typeof listWebhooks>> {
    return { items: (await this.options.controlPlane.webhooks.list(params.project)).map(toAnswer) };
  }

  @Route(createWebhook)
  async create(
    @Input() { params, body }: OperationArguments<typeof createWebhook>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof createWebhook>> {
    refuseTargets(this.options, { url: body.url });
    const secret = makeWebhookSecret();
    const { webhooks } = this.options.controlPlane;
    return { ...toAnswer(await webhooks.create(params.project, { url: body.url, secret }, by)), secret };
  }

  @Route(removeWebhook)
  async remove(
    @Input() { params }: OperationArguments<typeof removeWebhook>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof removeWebhook>> {
    const isRemoved = await this.options.controlPlane.webhooks.remove(params.project, params.webhook, by);
    if (!isRemoved) throw noWebhook();
    return { removed: true };
  }

  @Route(testWebhook)
  async test(
    @Input() { params }: OperationArguments<typeof testWebhook>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof testWebhook>> {
    const { project, webhook } = params;
    const target = await this.options.controlPlane.webhooks.openTest(project, webhook, by);
    if (!target) throw noWebhook();
    const payload = { type: 'webhook.test', timestamp: new Date().toISOString(), data: { project } };
    const message = { ...target, id: `msg_${randomUUID()}`, payload };
    const { status, failure } = await sendWebhook(this.fetchOutside, message, new AbortController().signal);
    return { delivered: failure === null, status, failure };
  }
}

function toAnswer({ lastDelivery, createdAt, ...told }: controlPlane.Webhook): Webhook {
  return {
    ...told,
    createdAt: createdAt.toISOString(),
    lastDelivery: lastDelivery && { ...lastDelivery, at: lastDelivery.at.toISOString() },
  };
}

function noWebhook(): ProblemError {
  return new ProblemError('not_found', 'this project has no webhook with this id');
}
