import { type DataSource, type EntityManager, LessThan } from 'typeorm';
import { type Clock } from '../clock.js';
import { addEvent } from '../incidents/add-event.js';
import { incidentEntity } from '../incidents/incident.entity.js';
import { webhookSecretName } from '../secrets/project-secrets.js';
import { decideNextAttempt } from './decide-next-attempt.js';
import { type AttemptOutcome, type ClaimedDelivery } from './webhook.js';
import {
  deliveryEntity,
  type DeliveryRow,
  webhookAttemptEntity,
  type AttemptRow,
  webhookEntity,
} from './webhook.entity.js';

/** How long an attempt belongs to the monitor that took it. One that ended meanwhile is followed by another attempt. */
const CLAIM_MS = 60_000;
const KEPT_MS = 90 * 86_400_000;
/** By which a receiver says that it is no longer there. */
const GONE = 410;

/** What waits to be told, and what became of each attempt. Delivered is what a receiver answered with a 2xx. */
export class Deliveries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The one that waits longest and is due, for this caller alone. Undefined when none is due. */
  async claim(): Promise<ClaimedDelivery | undefined> {
    const now = this.clock();
    return this.dataSource.transaction(async (manager) => {
      const [row] = await manager.query<ClaimedRow[]>(CLAIM, [new Date(now)]);
      if (!row) return undefined;
      const attempt = row.attempts + 1;
      const claimed = { attempts: attempt, nextAttemptAt: new Date(now + CLAIM_MS) };
      await manager.update(deliveryEntity, { id: row.id }, claimed);
      const secret = await manager.query<{ value: string }[]>(
        'SELECT value FROM project_secrets WHERE project_id = $1 AND name = $2',
        [row.project, webhookSecretName(row.webhookId)],
      );
      const { attempts: _attempts, webhookId: _webhook, ...told } = row;
      return { ...told, attempt, secret: secret[0]?.value ?? '' };
    });
  }

  /** What came of an attempt, durably. Told twice, the first word counts. */
  async record(id: string, attempt: number, outcome: AttemptOutcome): Promise<void> {
    const now = new Date(this.clock());
    await this.dataSource.transaction(async (manager) => {
      const lock = { mode: 'pessimistic_write' as const };
      const row = await manager.findOne(deliveryEntity, { where: { id }, lock });
      if (!row) return;
      const logged: AttemptRow = { deliveryId: id, attempt, at: now, ...outcome };
      const insert = manager.createQueryBuilder().insert().into(webhookAttemptEntity);
      await insert.values(logged).orIgnore().execute();
      if (row.state !== 'waiting') return;
      if (outcome.failure === null) return finish(manager, row, outcome.status, now);
      await fail(manager, row, outcome.status, now);
    });
  }

  /** The attempts of a delivery, the oldest first. */
  async listAttempts(id: string): Promise<Omit<AttemptRow, 'deliveryId'>[]> {
    const rows = await this.dataSource
      .getRepository(webhookAttemptEntity)
      .find({ where: { deliveryId: id }, order: { attempt: 'ASC' } });
    return rows.map(({ deliveryId: _id, ...told }) => told);
  }

  async countWaiting(): Promise<number> {
    return this.dataSource.getRepository(deliveryEntity).countBy({ state: 'waiting' });
  }

  /** Forgets what ended long ago. */
  async removeOld(): Promise<void> {
    const old = new Date(this.clock() - KEPT_MS);
    await this.dataSource.getRepository(deliveryEntity).delete({ finishedAt: LessThan(old) });
  }
}

async function finish(
  manager: EntityManager,
  { id, projectId, webhookId, incidentNumber, event }: DeliveryRow,
  status: number | null,
  now: Date,
): Promise<void> {
  await manager.update(deliveryEntity, { id }, { state: 'delivered', finishedAt: now, status });
  if (event !== 'incident.opened') return;
  const where = { projectId, number: incidentNumber };
  const incident = await manager.findOne(incidentEntity, { where, lock: { mode: 'pessimistic_write' } });
  const webhook = await manager.findOneBy(webhookEntity, { id: webhookId });
  if (!incident || !webhook) return;
  const note = new URL(webhook.url).host;
  await addEvent(manager, projectId, incidentNumber, { event: 'notified', at: now, note });
}

async function fail(
  manager: EntityManager,
  { id, webhookId, attempts, createdAt }: DeliveryRow,
  status: number | null,
  now: Date,
): Promise<void> {
  if (status === GONE) await manager.update(webhookEntity, { id: webhookId }, { enabled: false });
  const next = status === GONE ? undefined : decideNextAttempt(attempts, createdAt, now);
  const change = next ? { nextAttemptAt: next } : ({ state: 'failed', finishedAt: now } as const);
  await manager.update(deliveryEntity, { id }, { ...change, status });
}

type ClaimedRow = Omit<ClaimedDelivery, 'attempt' | 'secret'> & { attempts: number; webhookId: string };

const CLAIM = `SELECT delivery.id, delivery.project_id AS project, delivery.webhook_id AS "webhookId", delivery.event,
  delivery.data, delivery.attempts, delivery.created_at AS "createdAt", webhook.url
FROM webhook_deliveries delivery JOIN webhooks webhook ON webhook.id = delivery.webhook_id
WHERE delivery.state = 'waiting' AND delivery.next_attempt_at <= $1
ORDER BY delivery.next_attempt_at, delivery.id LIMIT 1 FOR UPDATE OF delivery SKIP LOCKED`;
