import { type DataSource, type EntityManager, type Repository } from 'typeorm';
import { type ChangeBy } from '../audit-log/actor.js';
import { type Fields } from '../audit-log/audit-entry.entity.js';
import { type Changes } from '../audit-log/changes.js';
import { type Clock } from '../clock.js';
import { ControlPlaneError } from '../control-plane-error.js';
import { explainUnknownProject } from '../explain-unknown-project.js';
import { queueDeliveries } from '../webhooks/queue-deliveries.js';
import { addEvent } from './add-event.js';
import { type ClosingResolution, type Incident, type IncidentDetail, type IncidentKind } from './incident.js';
import { incidentKey, type IncidentState, type NewIncident, numberOfKey, toPerson } from './incident.js';
import { incidentEntity, incidentEventEntity, type IncidentRow } from './incident.entity.js';
import { openIncident } from './open-incident.js';
import { pinReference } from './pin-reference.js';
import { removeExamplesOf } from './remove-examples-of.js';
import { toIncident, toIncidentEvent } from './to-incident.js';

export interface IncidentFilter {
  readonly state?: IncidentState | undefined;
  readonly kinds?: readonly IncidentKind[] | undefined;
}

/** Where a page of the list ended. */
export interface IncidentPlace {
  readonly isOpen: boolean;
  readonly number: number;
}

export interface Closing {
  readonly resolution: ClosingResolution;
  readonly note?: string | undefined;
}

/** What monitors opened, and what was done about it. */
export class Incidents {
  private readonly rows: Repository<IncidentRow>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly clock: Clock,
    /** Called after a change of which somebody is to be told; the deliveries are durable by then. */
    private readonly wake: (key: string) => Promise<void>,
  ) {
    this.rows = dataSource.getRepository(incidentEntity);
  }

  /**
   * Opens an incident, once for each alarm however often and by how many monitors it is told. While one of the same kind
   * is open for the stream, a further alarm becomes an event of it.
   */
  async open(alarm: NewIncident): Promise<{ key: string; opened: boolean }> {
    const { project } = alarm;
    try {
      const { number, opened, queued } = await this.dataSource.transaction((manager) =>
        openIncident(manager, alarm, new Date(this.clock())),
      );
      const key = incidentKey(number);
      await this.tell(project, key, queued);
      return { key, opened };
    } catch (error) {
      throw explainUnknownProject(error, project);
    }
  }

  /** Open ones first, then the newest; `before` is the last one that was seen. */
  async list(
    project: string,
    { state, kinds }: IncidentFilter,
    { limit, before }: { limit: number; before?: IncidentPlace | undefined },
  ): Promise<Incident[]> {
    const query = this.rows
      .createQueryBuilder('incident')
      .where('incident.projectId = :project', { project })
      .orderBy(`incident.state = 'open'`, 'DESC')
      .addOrderBy('incident.number', 'DESC')
      .limit(limit);
    if (state) query.andWhere('incident.state = :state', { state });
    if (kinds) query.andWhere('incident.kind = ANY(:kinds)', { kinds });
    if (before) query.andWhere(`(incident.state = 'open', incident.number) < (:isOpen, :number)`, before);
    return (await query.getMany()).map(toIncident);
  }

  async countOpen(project: string): Promise<number> {
    return this.rows.countBy({ projectId: project, state: 'open' });
  }

  async get(project: string, key: string): Promise<IncidentDetail | undefined> {
    return read(this.dataSource.manager, project, key);
  }

  /** By whoever says so first. Undefined when the project has no such incident. */
  async acknowledge(
    project: string,
    key: string,
    note: string | undefined,
    by: ChangeBy,
  ): Promise<IncidentDetail | undefined> {
    return this.change(project, key, by, async (manager, row, now) => {
      if (row.acknowledgedAt) return undefined;
      mustBeOpen(row);
      const person = toPerson(by.actor);
      const acknowledged = {
        acknowledgedAt: now,
        acknowledgedBy: person.id,
        acknowledgedByName: person.name,
      };
      await setFields(manager, row, acknowledged);
      await addEvent(manager, project, row.number, { event: 'acknowledged', at: now, by: person, note });
      const after = toIncident({ ...row, ...acknowledged });
      const queued = await queueDeliveries(manager, after, 'incident.acknowledged', now);
      return { queued, before: { acknowledged: false }, after: { acknowledged: true } };
    });
  }

  async comment(
    project: string,
    key: string,
    note: string,
    by: ChangeBy,
  ): Promise<IncidentDetail | undefined> {
    return this.change(project, key, by, async (manager, row, now) => {
      const event = { event: 'commented', at: now, by: toPerson(by.actor), note } as const;
      await addEvent(manager, project, row.number, event);
      return { queued: 0, before: null, after: { comments: 1 } };
    });
  }

  /**
   * Closing it again as the same changes nothing. As the new normal, what is since its beginning becomes the reference
   * of its stream, in the same transaction.
   */
  async close(
    project: string,
    key: string,
    { resolution, note }: Closing,
    by: ChangeBy,
  ): Promise<IncidentDetail | undefined> {
    if (resolution === 'new_normal' && !note?.trim()) {
      throw new ControlPlaneError('bad-value', 'Say in a note why this is the new normal.');
    }
    return this.change(project, key, by, async (manager, row, now) => {
      if (row.state === 'closed' && row.resolution === resolution) return undefined;
      mustBeOpen(row);
      const closed = { state: 'closed', resolution, closedAt: now } as const;
      await setFields(manager, row, closed);
      await addEvent(manager, project, row.number, {
        event: 'closed',
        at: now,
        by: toPerson(by.actor),
        note,
      });
      const from = row.since ?? row.openedAt;
      if (resolution === 'new_normal' && row.kind !== 'monitor')
        await pinReference(manager, project, row.stream, from, now);
      const queued = await queueDeliveries(
        manager,
        toIncident({ ...row, ...closed }),
        'incident.closed',
        now,
      );
      const reference: Fields =
        resolution === 'new_normal' ? { stream: row.stream, referenceSince: from.toISOString() } : {};
      return { queued, before: { state: 'open' }, after: { state: 'closed', resolution, ...reference } };
    });
  }

  /** For each stream the time of the last closing: evidence counts from there again. */
  async restarts(project: string): Promise<ReadonlyMap<string, Date>> {
    const rows = await this.dataSource.query<{ stream: string; at: Date }[]>(
      `SELECT stream, max(closed_at) AS at FROM incidents WHERE project_id = $1 AND state = 'closed' GROUP BY stream`,
      [project],
    );
    return new Map(rows.map(({ stream, at }) => [stream, at]));
  }

  /**
   * Takes the examples of erased traces out of frozen evidence, or those of before a time. Answers how many incidents
   * had any.
   */
  async removeExamples(
    project: string,
    which: { traceIds: readonly string[] } | { before: Date },
  ): Promise<number> {
    return removeExamplesOf(this.dataSource, project, which);
  }

  /** Of an incident whose row is locked meanwhile; `work` answers undefined when it changed nothing. */
  private async change(
    project: string,
    key: string,
    by: ChangeBy,
    work: Work,
  ): Promise<IncidentDetail | undefined> {
    const number = numberOfKey(key);
    if (number === undefined) return undefined;
    let queued = 0;
    const changed = await this.changes.run<IncidentDetail | undefined>(project, by, async (manager, now) => {
      const lock = { mode: 'pessimistic_write' as const };
      const row = await manager.findOne(incidentEntity, { where: { projectId: project, number }, lock });
      if (!row) return { result: undefined, nothingChanged: true };
      const done = await work(manager, row, now);
      const result = await read(manager, project, key);
      if (!done) return { result, nothingChanged: true };
      queued = done.queued;
      return { result, target: key, before: done.before, after: done.after };
    });
    await this.tell(project, key, queued);
    return changed;
  }

  /** Without this job a monitor finds the deliveries within a minute. */
  private async tell(project: string, key: string, queued: number): Promise<void> {
    if (queued > 0) await this.wake(`${project} ${key}`).catch(() => undefined);
  }
}

type Work = (
  manager: EntityManager,
  row: IncidentRow,
  now: Date,
) => Promise<{ queued: number; before: Fields | null; after: Fields | null } | undefined>;

async function read(
  manager: EntityManager,
  project: string,
  key: string,
): Promise<IncidentDetail | undefined> {
  const number = numberOfKey(key);
  if (number === undefined) return undefined;
  const where = { projectId: project, number };
  const row = await manager
    .createQueryBuilder(incidentEntity, 'incident')
    .addSelect('incident.evidence')
    .where(where)
    .getOne();
  if (!row) return undefined;
  const events = await manager.find(incidentEventEntity, { where, order: { seq: 'ASC' } });
  return { ...toIncident(row), evidence: row.evidence, history: events.map(toIncidentEvent) };
}

async function setFields(
  manager: EntityManager,
  { projectId, number }: IncidentRow,
  fields: Partial<Omit<IncidentRow, 'evidence' | 'newShare'>>,
): Promise<void> {
  await manager.update(incidentEntity, { projectId, number }, fields);
}

function mustBeOpen({ state, resolution, number }: IncidentRow): void {
  if (state === 'open') return;
  throw new ControlPlaneError('conflict', `${incidentKey(number)} was closed already, as ${resolution}.`);
}
