import {
  createKey,
  listKeys,
  type OperationAnswer,
  type OperationArguments,
  revokeKey,
  rotateKey,
} from '@almenara/contract';
import type { ApiKey, ChangeBy } from '@almenara/control-plane';
import { Inject } from '@nestjs/common';
import type { Admitted } from '../access/caller.js';
import { refuseAbove } from '../access/refuse-above.js';
import { By, Who } from '../access/who.js';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ProblemError } from '../problem/problem-error.js';

const HOUR_MS = 3_600_000;

@ApiController()
export class KeysController {
  constructor(@Inject(API_OPTIONS) private readonly options: ApiOptions) {}

  @Route(listKeys)
  async list(
    @Input() { params }: OperationArguments<typeof listKeys>,
  ): Promise<OperationAnswer<typeof listKeys>> {
    const keys = await this.options.controlPlane.keys.list(params.project);
    return { items: keys.map(tell), nextCursor: null };
  }

  @Route(createKey)
  async create(
    @Input() { params, body }: OperationArguments<typeof createKey>,
    @Who() { role }: Admitted,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof createKey>> {
    refuseAbove(role, body.role);
    const expiresAt = body.expiresAt === null ? undefined : new Date(body.expiresAt);
    const wanted = { name: body.name, ingest: body.ingest, role: body.role, expiresAt };
    const { key: secret, ...key } = await this.options.controlPlane.keys.create(params.project, wanted, by);
    return { key: tell(key), secret };
  }

  @Route(revokeKey)
  async revoke(
    @Input() { params }: OperationArguments<typeof revokeKey>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof revokeKey>> {
    const revoked = await this.options.controlPlane.keys.revoke(params.project, params.key, by);
    if (!revoked) throw noKey();
    return tell(revoked);
  }

  @Route(rotateKey)
  async rotate(
    @Input() { params, body }: OperationArguments<typeof rotateKey>,
    @Who() { role }: Admitted,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof rotateKey>> {
    const { keys } = this.options.controlPlane;
    const held = (await keys.list(params.project)).find(({ id }) => id === params.key);
    if (!held) throw noKey();
    refuseAbove(role, held.role);
    const rotated = await keys.rotate(params.project, params.key, body.overlapHours * HOUR_MS, by);
    if (!rotated) throw noKey();
    const { key: secret, ...key } = rotated.created;
    return { key: tell(key), secret, old: tell(rotated.old) };
  }
}

function noKey(): ProblemError {
  return new ProblemError('not_found', 'this project has no such key');
}

function tell(key: ApiKey) {
  return {
    ...key,
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
  };
}
