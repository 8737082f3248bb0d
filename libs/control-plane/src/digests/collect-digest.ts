import type { Digest } from '@almenara/contract';
import type { EntityManager } from 'typeorm';

const MOST_ITEMS = 50;

type Part<Name extends 'open' | 'waiting' | 'verdicts'> = Digest[Name]['items'][number];
type Counted<Item> = Item & { readonly total: number };

/** What a project's digest tells: names, times and counts. */
export async function collectDigest(
  manager: EntityManager,
  project: string,
  { day, since }: { readonly day: string; readonly since: Date },
): Promise<Digest> {
  const open = await manager.query<Counted<Part<'open'>>[]>(OPEN, [project]);
  const waiting = await manager.query<Counted<Part<'waiting'>>[]>(WAITING, [project]);
  const verdicts = await manager.query<Counted<Part<'verdicts'>>[]>(VERDICTS, [project, since]);
  return {
    project,
    day,
    since: since.toISOString(),
    open: toPart(open),
    waiting: toPart(waiting),
    verdicts: toPart(verdicts),
  };
}

function toPart<Item>(rows: readonly Counted<Item>[]): { total: number; items: Item[] } {
  return {
    total: rows[0]?.total ?? 0,
    items: rows.map(({ total: _total, ...item }) => JSON.parse(JSON.stringify(item)) as Item),
  };
}

const OPEN = `SELECT 'INC-' || number AS incident, kind, severity, stream, cause, opened_at AS "openedAt",
  acknowledged_at IS NOT NULL AS acknowledged, count(*) OVER ()::int AS total
FROM incidents WHERE project_id = $1 AND state = 'open'
ORDER BY array_position(ARRAY['critical', 'warning', 'info'], severity), number DESC LIMIT ${MOST_ITEMS}`;

const WAITING = `SELECT 'INC-' || incident_number AS incident, target_name AS target, action, deadline,
  count(*) OVER ()::int AS total
FROM remediations WHERE project_id = $1 AND state = 'proposed' ORDER BY deadline, id LIMIT ${MOST_ITEMS}`;

const VERDICTS = `SELECT 'INC-' || incident_number AS incident, target_name AS target, action, state AS outcome,
  verdict ->> 'detail' AS detail, count(*) OVER ()::int AS total
FROM remediations WHERE project_id = $1 AND state IN ('verified', 'not_fixed', 'inconclusive') AND ended_at > $2
ORDER BY ended_at DESC, id LIMIT ${MOST_ITEMS}`;
