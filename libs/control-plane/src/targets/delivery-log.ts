import { type DataSource, type EntityManager } from 'typeorm';
import { type ChangeBy } from '../audit-log/actor.js';
import { type Changes } from '../audit-log/changes.js';
import { ControlPlaneError } from '../control-plane-error.js';
import { isUuid } from '../is-uuid.js';
import type { Delivery, DeliveryDetail, DeliveryState } from './delivery.js';
import { deliveryAttemptEntity, deliveryEntity, type DeliveryRow } from './delivery.entity.js';
import { withoutToken } from '../remediations/without-token.js';
import { queueDelivery } from './queue-delivery.js';
import { targetEntity } from './target.entity.js';

export interface DeliveryFilter {
  readonly target?: string | undefined;
  readonly states?: readonly DeliveryState[] | undefined;
  readonly event?: string | undefined;
  readonly remediation?: string | undefined;
}

export interface ReplayWish {
  /** Under a new key a receiver that knows keys does it again. */
  readonly newKey: boolean;
  readonly reason?: string | undefined;
}

/** What was sent to whom and what came of it, for people. */
export class DeliveryLog {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    /** Called after a replay, which is durable by then. */
    private readonly wake: (key: string) => Promise<void>,
  ) {}

  /** The newest first; `before` is the last one that was seen. */
  async list(
    project: string,
    { target, states, event, remediation }: DeliveryFilter,
    { limit, before }: { limit: number; before?: { createdAt: Date; id: string } | undefined },
  ): Promise<Delivery[]> {
    if ([target, remediation].some((id) => id !== undefined && !isUuid(id))) return [];
    const query = this.dataSource
      .getRepository(deliveryEntity)
      .createQueryBuilder('delivery')
      .where('delivery.projectId = :project', { project })
      .orderBy('delivery.createdAt', 'DESC')
      .addOrderBy('delivery.id', 'DESC')
      .limit(limit);
    if (target) query.andWhere('delivery.targetId = :target', { target });
    if (states) query.andWhere('delivery.state = ANY(:states)', { states });
    if (event) query.andWhere('delivery.event = :event', { event });
    if (remediation) query.andWhere('delivery.remediationId = :remediation', { remediation });
    if (before) query.andWhere('(delivery.createdAt, delivery.id) < (:createdAt, :id)', before);
    const rows = await query.getMany();
    const names = await findNames(this.dataSource.manager, project);
    return rows.map((row) => toDelivery(row, names));
  }

  async get(project: string, id: string): Promise<DeliveryDetail | undefined> {
    const { manager } = this.dataSource;
    const row = await manager.findOneBy(deliveryEntity, { id, projectId: project });
    if (!row) return undefined;
    const order = { attempt: 'ASC' } as const;
    const attempts = await manager.find(deliveryAttemptEntity, { where: { deliveryId: id }, order });
    const log = attempts.map(({ deliveryId: _id, ...told }) => told);
    return { ...toDelivery(row, await findNames(manager, project)), data: withoutToken(row.data), log };
  }

  /**
   * Has one that ended sent again: under the same key, or as another delivery under a new one. Answers the id under
   * which it is sent; undefined when the project has no such delivery.
   */
  async replay(
    project: string,
    id: string,
    { newKey, reason }: ReplayWish,
    by: ChangeBy,
  ): Promise<string | undefined> {
    if (newKey && !reason?.trim()) {
      throw new ControlPlaneError('bad-value', 'Say in a reason why it is to be done under a new key.');
    }
    const replayed = await this.changes.run<string | undefined>(project, by, async (manager, now) => {
      const where = { id, projectId: project };
      const row = await manager.findOne(deliveryEntity, { where, lock: { mode: 'pessimistic_write' } });
      if (!row) return { result: undefined, nothingChanged: true };
      mustHaveEnded(row);
      const result = newKey
        ? await queueDelivery(manager, { ...row, project, at: now }, { of: id, reason: reason! })
        : await wait(manager, row, now);
      const before = { state: row.state };
      return { result, target: id, before, after: { delivery: result, newKey, reason: reason ?? null } };
    });
    // Without this job a monitor finds it within a minute.
    if (replayed !== undefined) await this.wake(replayed).catch(() => undefined);
    return replayed;
  }
}

async function wait(manager: EntityManager, { id }: DeliveryRow, now: Date): Promise<string> {
  const begun = { tries: 0, retryingSince: now, nextAttemptAt: now, finishedAt: null };
  await manager.update(deliveryEntity, { id }, { state: 'waiting', ...begun });
  return id;
}

function mustHaveEnded({ state }: DeliveryRow): void {
  if (state === 'waiting') throw new ControlPlaneError('conflict', 'This delivery still waits to be sent.');
  if (state !== 'cancelled') return;
  throw new ControlPlaneError('conflict', 'This delivery was cancelled, together with its remediation.');
}

async function findNames(manager: EntityManager, project: string): Promise<ReadonlyMap<string, string>> {
  const targets = await manager.findBy(targetEntity, { projectId: project });
  return new Map(targets.map(({ id, name }) => [id, name]));
}

function toDelivery(row: DeliveryRow, names: ReadonlyMap<string, string>): Delivery {
  const { id, targetId, incidentNumber, remediationId, event, state, attempts, createdAt } = row;
  const { nextAttemptAt, finishedAt, status, failure, replayOf, replayReason } = row;
  return {
    id,
    target: { id: targetId, name: names.get(targetId) ?? '' },
    incidentNumber,
    remediationId,
    event,
    state,
    attempts,
    createdAt,
    nextAttemptAt: state === 'waiting' ? nextAttemptAt : null,
    finishedAt,
    status,
    failure,
    replayOf,
    replayReason,
  };
}
