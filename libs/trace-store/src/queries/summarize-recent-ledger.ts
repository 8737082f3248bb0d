import type { TraceStoreConnection } from '../connection.js';
import { RECOVERED } from '../reading/stored-letters.js';
import { toStoreTime } from '../time.js';

export interface RecentLedger {
  readonly senders: number;
  readonly requests: number;
  readonly declared: number;
  readonly stored: number;
  readonly recovered: number;
  readonly deadLettered: number;
  readonly rejected: number;
  readonly underWay: number;
  /** Requests older than the time of grace of which a part is still under way, and their events. */
  readonly incomplete: { readonly requests: number; readonly events: number };
  /** As the store writes times; null without any. */
  readonly lastReceivedAt: string | null;
}

interface Row extends Omit<RecentLedger, 'deadLettered' | 'underWay' | 'incomplete' | 'lastReceivedAt'> {
  readonly dead_lettered: number;
  readonly under_way: number;
  readonly incomplete_requests: number;
  readonly incomplete_events: number;
  readonly last: string;
}

/**
 * Sums over the requests received since `from`. A part tells what it stored and the first one how much there is, so
 * what some partition has not handled yet is under way.
 */
export async function summarizeRecentLedger(
  connection: TraceStoreConnection,
  project: string,
  { from, now, graceMs }: { readonly from: number; readonly now: number; readonly graceMs: number },
): Promise<RecentLedger> {
  const [row] = await connection.query<Row>(SQL, {
    project,
    from: toStoreTime(from),
    dueBefore: toStoreTime(now - graceMs),
  });
  const { dead_lettered, under_way, incomplete_requests, incomplete_events, last, ...rest } = row!;
  return {
    ...rest,
    stored: rest.stored + rest.recovered,
    deadLettered: dead_lettered - rest.recovered,
    underWay: under_way,
    incomplete: { requests: incomplete_requests, events: incomplete_events },
    lastReceivedAt: rest.requests > 0 ? last : null,
  };
}

// The first part may come after others, from another partition: until then nothing of its request is counted.
const SQL = `
SELECT uniqExact(sender) AS senders, count() AS requests, sum(r.declared) AS declared, sum(r.stored) AS stored,
    sum(r.recovered) AS recovered, sum(r.dead_lettered) AS dead_lettered, sum(r.rejected) AS rejected,
    sum(r.waiting) AS under_way,
    countIf(r.waiting > 0 AND r.at <= {dueBefore:DateTime64(6, 'UTC')}) AS incomplete_requests,
    sumIf(r.waiting, r.at <= {dueBefore:DateTime64(6, 'UTC')}) AS incomplete_events,
    max(r.at) AS last
FROM
(
    SELECT sender, sequence, max(l.received_at) AS at, sum(l.declared) AS declared, sum(l.stored) AS stored,
        sum(l.dead_lettered) AS dead_lettered, sum(l.rejected) AS rejected, sum(l.erased) AS erased,
        sum(${RECOVERED}) AS recovered,
        greatest(0, toInt64(declared) - toInt64(stored + dead_lettered + rejected + erased)) AS waiting
    FROM almenara.ledger AS l FINAL
    WHERE project = {project:String} AND received_at >= {from:DateTime64(6, 'UTC')}
    GROUP BY sender, sequence
    HAVING countIf(part = 0) > 0
) AS r`;
