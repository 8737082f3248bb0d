import { type DataSource, type EntityManager } from 'typeorm';
import { type Clock } from '../clock.js';
import { queueDelivery } from '../targets/queue-delivery.js';
import { collectDigest } from './collect-digest.js';
import { localDay } from './local-day.js';

const DAY_MS = 86_400_000;

interface Subscriber {
  readonly targetId: string;
  readonly project: string;
  readonly timeZone: string;
  readonly hour: number;
}

/** What targets are told once a day. */
export class Digests {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes down the digests whose hour has come today, each with the row that says so in one transaction. Of a day on
   * which nobody called there is none; the next one tells since the last. Answers how many were written by this call.
   */
  async queueDue(): Promise<number> {
    const now = this.clock();
    const subscribers = await this.dataSource.query<Subscriber[]>(SUBSCRIBERS);
    let queued = 0;
    for (const subscriber of subscribers) {
      const { day, hour } = localDay(now, subscriber.timeZone);
      if (hour < subscriber.hour) continue;
      const at = new Date(now);
      if (await this.dataSource.transaction((manager) => queueDigest(manager, subscriber, { day, at })))
        queued += 1;
    }
    return queued;
  }
}

async function queueDigest(
  manager: EntityManager,
  { targetId, project }: Subscriber,
  { day, at }: { readonly day: string; readonly at: Date },
): Promise<boolean> {
  const [last] = await manager.query<{ day: string; at: Date }[]>(LAST, [targetId]);
  if (last && last.day >= day) return false;
  const rows = await manager.query<unknown[]>(CLAIM, [targetId, day, at]);
  if (rows.length === 0) return false;
  const since = last ? new Date(last.at) : new Date(at.getTime() - DAY_MS);
  const data = await collectDigest(manager, project, { day, since });
  const told = { project, targetId, incidentNumber: null, remediationId: null, event: 'digest.daily' };
  await queueDelivery(manager, { ...told, data, at });
  return true;
}

const SUBSCRIBERS = `SELECT target.id AS "targetId", project.id AS project, project.time_zone AS "timeZone",
  (target.config ->> 'digestHour')::int AS hour
FROM targets target JOIN projects project ON project.id = target.project_id
WHERE target.kind = 'email' AND target.config ->> 'digestHour' IS NOT NULL AND target.paused_at IS NULL
ORDER BY target.id`;

const LAST = `SELECT day, at FROM digests WHERE target_id = $1 ORDER BY day DESC LIMIT 1`;

// A target that was removed meanwhile has none.
const CLAIM = `INSERT INTO digests (target_id, day, at)
SELECT id, $2::text, $3::timestamptz FROM targets WHERE id = $1 FOR KEY SHARE
ON CONFLICT (target_id, day) DO NOTHING RETURNING day`;
