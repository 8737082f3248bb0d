import { type DataSource, type EntityManager, LessThan } from 'typeorm';
import { type Clock } from '../clock.js';
import { decideAfterAttempt } from './decide-after-attempt.js';
import { type AttemptOutcome, type ClaimedDelivery, type OnDelivered } from './delivery.js';
import { deliveryAttemptEntity, deliveryEntity, type DeliveryRow } from './delivery.entity.js';
import { addIncidentEvent, countOutcome } from './pause-target.js';
import { findTargetSecrets } from './target-secrets.js';
import { targetEntity, type TargetRow } from './target.entity.js';
import { toConfig } from './to-target.js';

/** How long an attempt belongs to the monitor that took it. One that ended meanwhile is followed by another attempt. */
const CLAIM_MS = 60_000;
const KEPT_MS = 90 * 86_400_000;
const INTERRUPTED = 'the attempt was interrupted';

/** What waits to be told, and what became of each attempt. Delivered is what a receiver answered with a 2xx. */
export class Deliveries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly onDelivered: OnDelivered = async () => undefined,
  ) {}

  /** The one that waits longest and is due, for this caller alone. Undefined when none is due. */
  async claim(): Promise<ClaimedDelivery | undefined> {
    for (;;) {
      const now = new Date(this.clock());
      const claimed = await this.dataSource.transaction((manager) => this.take(manager, now));
      if (claimed !== 'unknown') return claimed;
    }
  }

  private async take(manager: EntityManager, now: Date): Promise<ClaimedDelivery | 'unknown' | undefined> {
    const [due] = await manager.query<{ id: string }[]>(CLAIM, [now]);
    if (!due) return undefined;
    const row = await manager.findOneByOrFail(deliveryEntity, { id: due.id });
    const target = await manager.findOneByOrFail(targetEntity, { id: row.targetId });
    // Whoever took it before ended without a word, perhaps after the request was sent.
    if (row.inFlight && isOnlyOnce(row, target)) {
      await this.end(manager, row, 'unknown', { status: null, failure: INTERRUPTED }, now);
      return 'unknown';
    }
    const { id, projectId: project, incidentNumber, event, data, createdAt } = row;
    const attempt = row.attempts + 1;
    const nextAttemptAt = new Date(now.getTime() + CLAIM_MS);
    const claimed = { attempts: attempt, tries: row.tries + 1, inFlight: true, nextAttemptAt };
    await manager.update(deliveryEntity, { id }, claimed);
    const secrets = await findTargetSecrets(manager, project, target, now);
    const told = { id, project, incidentNumber, event, data, createdAt };
    return { ...told, attempt, config: toConfig(target), secrets };
  }

  /** What came of an attempt, durably. Told twice, the first word counts, but that it arrived counts whenever it comes. */
  async record(id: string, attempt: number, outcome: AttemptOutcome): Promise<void> {
    const now = new Date(this.clock());
    await this.dataSource.transaction(async (manager) => {
      const found = await manager.findOneBy(deliveryEntity, { id });
      if (!found) return;
      // The target before its delivery, as its removal does; those who write down deliveries are let pass.
      const where = { id: found.targetId };
      const target = await manager.findOne(targetEntity, { where, lock: { mode: 'for_no_key_update' } });
      const lock = { mode: 'pessimistic_write' as const };
      const row = await manager.findOne(deliveryEntity, { where: { id }, lock });
      if (!row || !target) return;
      await log(manager, id, attempt, outcome, now);
      const isCurrent = row.state === 'waiting' && row.attempts === attempt;
      const isLateSuccess = outcome.failure === null && row.state !== 'delivered';
      if (isCurrent || isLateSuccess) await this.settle(manager, row, target, outcome, now);
    });
  }

  private async settle(
    manager: EntityManager,
    row: DeliveryRow,
    target: TargetRow,
    outcome: AttemptOutcome,
    now: Date,
  ): Promise<void> {
    const next = decideAfterAttempt({ ...row, onlyOnce: isOnlyOnce(row, target) }, outcome, now);
    const { status, failure } = outcome;
    if (next.state === 'waiting') {
      const { nextAttemptAt } = next;
      await manager.update(
        deliveryEntity,
        { id: row.id },
        { inFlight: false, nextAttemptAt, status, failure },
      );
      return;
    }
    await this.end(manager, row, next.state, outcome, now);
    if (next.state === 'unknown') return;
    const isGone = next.state === 'failed' && next.isGone;
    await countOutcome(manager, target, isGone ? 'gone' : next.state, row, now);
    if (isGone) await this.failAll(manager, target, outcome, now);
    if (next.state === 'delivered' && row.event === 'incident.opened') {
      await addIncidentEvent(manager, row, 'notified', target.name, now);
    }
  }

  private async end(
    manager: EntityManager,
    { id, remediationId }: DeliveryRow,
    state: 'delivered' | 'failed' | 'unknown',
    { status, failure }: Pick<AttemptOutcome, 'status' | 'failure'>,
    now: Date,
  ): Promise<void> {
    await manager.update(
      deliveryEntity,
      { id },
      { state, inFlight: false, finishedAt: now, status, failure },
    );
    if (remediationId !== null) await this.onDelivered(manager, remediationId, state, now, failure);
  }

  /** All that waits for a target that is gone, but for attempts that are under way: these tell themselves. */
  private async failAll(
    manager: EntityManager,
    { id }: TargetRow,
    outcome: AttemptOutcome,
    now: Date,
  ): Promise<void> {
    const where = { targetId: id, state: 'waiting', inFlight: false } as const;
    const lock = { mode: 'pessimistic_write' as const };
    const order = { createdAt: 'ASC', id: 'ASC' } as const;
    for (const row of await manager.find(deliveryEntity, { where, lock, order })) {
      await this.end(manager, row, 'failed', outcome, now);
    }
  }

  /** Those that somebody is going to try. */
  async countWaiting(): Promise<number> {
    const [row] = await this.dataSource.query<{ waiting: number }[]>(COUNT_WAITING);
    return row!.waiting;
  }

  /** Forgets what ended long ago, and secrets that no longer count. */
  async removeOld(): Promise<void> {
    const now = this.clock();
    await this.dataSource
      .getRepository(deliveryEntity)
      .delete({ finishedAt: LessThan(new Date(now - KEPT_MS)) });
    await this.dataSource.query(REMOVE_OLD_SECRETS, [new Date(now)]);
  }
}

function isOnlyOnce({ remediationId }: DeliveryRow, { idempotent }: TargetRow): boolean {
  return remediationId !== null && !idempotent;
}

async function log(
  manager: EntityManager,
  deliveryId: string,
  attempt: number,
  { retryAfterMs: _retryAfter, latencyMs, ...told }: AttemptOutcome,
  at: Date,
): Promise<void> {
  const logged = { deliveryId, attempt, at, latencyMs: Math.round(latencyMs), ...told };
  await manager.createQueryBuilder().insert().into(deliveryAttemptEntity).values(logged).orIgnore().execute();
}

const CLAIM = `SELECT delivery.id FROM deliveries delivery JOIN targets target ON target.id = delivery.target_id
WHERE delivery.state = 'waiting' AND delivery.next_attempt_at <= $1 AND target.paused_at IS NULL
ORDER BY delivery.next_attempt_at, delivery.id LIMIT 1 FOR UPDATE OF delivery SKIP LOCKED`;

const COUNT_WAITING = `SELECT count(*)::int AS waiting FROM deliveries delivery
JOIN targets target ON target.id = delivery.target_id WHERE delivery.state = 'waiting' AND target.paused_at IS NULL`;

const REMOVE_OLD_SECRETS = `DELETE FROM project_secrets secret USING targets target
WHERE secret.name = 'target:' || target.id || ':previous' AND secret.project_id = target.project_id
  AND target.previous_secret_until <= $1`;
