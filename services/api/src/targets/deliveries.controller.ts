import {
  getDelivery,
  listDeliveries,
  type OperationAnswer,
  type OperationArguments,
  replayDelivery,
} from '@almenara/contract';
import type { ChangeBy } from '@almenara/control-plane';
import { Inject } from '@nestjs/common';
import { By } from '../access/who.js';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ProblemError } from '../problem/problem-error.js';
import { decodeDeliveryCursor, encodeDeliveryCursor } from './delivery-cursor.js';
import { toDeliveryDetail, toDeliveryItem } from './to-delivery-answer.js';

@ApiController()
export class DeliveriesController {
  constructor(@Inject(API_OPTIONS) private readonly options: ApiOptions) {}

  @Route(listDeliveries)
  async list(
    @Input() { params, query }: OperationArguments<typeof listDeliveries>,
  ): Promise<OperationAnswer<typeof listDeliveries>> {
    const { limit, cursor, state, target, event, remediation } = query;
    const before = cursor === undefined ? undefined : decodeDeliveryCursor(cursor);
    const filter = { target, states: state, event, remediation };
    const found = await this.log.list(params.project, filter, { limit: limit + 1, before });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const nextCursor = found.length > limit && last ? encodeDeliveryCursor(last) : null;
    return { items: page.map(toDeliveryItem), nextCursor };
  }

  @Route(getDelivery)
  async get(
    @Input() { params }: OperationArguments<typeof getDelivery>,
  ): Promise<OperationAnswer<typeof getDelivery>> {
    return this.read(params.project, params.delivery);
  }

  @Route(replayDelivery)
  async replay(
    @Input() { params, body }: OperationArguments<typeof replayDelivery>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof replayDelivery>> {
    const { project, delivery } = params;
    if (body.newKey && body.reason === undefined) {
      const reason = 'must say why it is to be done under a new key';
      throw new ProblemError('invalid_request', 'the body is not valid', [{ field: 'reason', reason }]);
    }
    const replayed = await this.log.replay(project, delivery, body, by);
    if (replayed === undefined) throw noDelivery();
    return this.read(project, replayed);
  }

  private async read(project: string, id: string): Promise<OperationAnswer<typeof getDelivery>> {
    const found = await this.log.get(project, id);
    if (!found) throw noDelivery();
    return toDeliveryDetail(found);
  }

  private get log() {
    return this.options.controlPlane.deliveryLog;
  }
}

function noDelivery(): ProblemError {
  return new ProblemError('not_found', 'this project has no delivery with this id; old ones are forgotten');
}
