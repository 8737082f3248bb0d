import { type DataSource, type EntityManager, In, type Repository } from 'typeorm';
import { type ChangeBy } from '../audit-log/actor.js';
import { type Fields } from '../audit-log/audit-entry.entity.js';
import { type Changes } from '../audit-log/changes.js';
import { type Clock } from '../clock.js';
import { ControlPlaneError } from '../control-plane-error.js';
import { explainUnknownProject } from '../explain-unknown-project.js';
import type { Wakes } from '../remediations/wakes.js';
import { queueIncidentDeliveries } from '../targets/queue-incident-deliveries.js';
import { addEvent } from './add-event.js';
import { closeIncident, type Closing } from './close-incident.js';
import { type IncidentDetail, type IncidentGroup, type IncidentKind, toPerson } from './incident.js';
import { incidentKey, type IncidentState, type NewIncident, numberOfKey } from './incident.js';
import { incidentEntity, type IncidentRow } from './incident.entity.js';
import { incidentStreamEntity } from './incident-stream.entity.js';
import { openIncident } from './open-incident.js';
import { readIncident } from './read-incident.js';
import { type IsRemediating, nothingIsRemediated, recoverIncident } from './recover-incident.js';
import { removeExamplesOf } from './remove-examples-of.js';
import { endSnoozes, mustBeSnoozable, snoozeIncident, type Snoozing } from './snooze-incident.js';
import { toIncident, toIncidentStream } from './to-incident.js';

export interface IncidentFilter {
  readonly state?: IncidentState | undefined;
  /** With a stream of one of these. */
  readonly kinds?: readonly IncidentKind[] | undefined;
}

const HAS_KIND = `EXISTS (SELECT 1 FROM incident_streams s
  WHERE s.project_id = incident.project_id AND s.number = incident.number AND s.kind = ANY(:kinds))`;

/** Where a page of the list ended. */
export interface IncidentPlace {
  readonly isOpen: boolean;
  readonly number: number;
}

/** What monitors opened, and what was done about it. */
export class Incidents {
  private readonly rows: Repository<IncidentRow>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly clock: Clock,
    private readonly wakes: Wakes,
    private readonly isRemediating: IsRemediating = nothingIsRemediated,
  ) {
    this.rows = dataSource.getRepository(incidentEntity);
  }

  /**
   * Opens an incident, once for each alarm however often and by how many monitors it is told. While one is open for the
   * stream, or for its cause, an alarm becomes a part of it; one that had closed by itself is opened again.
   */
  async open(alarm: NewIncident): Promise<{ key: string; opened: boolean }> {
    const { project } = alarm;
    try {
      const { number, opened, queued } = await this.dataSource.transaction((manager) =>
        openIncident(manager, alarm, new Date(this.clock())),
      );
      const key = incidentKey(number);
      await this.tell(project, key, queued);
      // Without this job a monitor proposes it within a minute.
      if (alarm.evidence.attribution?.cause.remediation)
        await this.wakes.remediations(`${project} ${key}`).catch(() => undefined);
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
  ): Promise<IncidentGroup[]> {
    const query = this.rows
      .createQueryBuilder('incident')
      .where('incident.projectId = :project', { project })
      .orderBy(`incident.state = 'open'`, 'DESC')
      .addOrderBy('incident.number', 'DESC')
      .limit(limit);
    if (state) query.andWhere('incident.state = :state', { state });
    if (kinds) query.andWhere(HAS_KIND, { kinds });
    if (before) query.andWhere(`(incident.state = 'open', incident.number) < (:isOpen, :number)`, before);
    const rows = await query.getMany();
    const numbers = rows.map(({ number }) => number);
    const streams = await this.dataSource.getRepository(incidentStreamEntity).find({
      where: { projectId: project, number: In(numbers) },
      order: { seq: 'ASC' },
    });
    return rows.map((row) => {
      const own = streams.filter(({ number }) => number === row.number);
      return { ...toIncident(row), streams: own.map(toIncidentStream) };
    });
  }

  async countOpen(project: string): Promise<number> {
    return this.rows.countBy({ projectId: project, state: 'open' });
  }

  async get(project: string, key: string): Promise<IncidentDetail | undefined> {
    return readIncident(this.dataSource.manager, project, key);
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
      await manager.update(incidentEntity, { projectId: project, number: row.number }, acknowledged);
      await addEvent(manager, project, row.number, { event: 'acknowledged', at: now, by: person, note });
      const after = toIncident({ ...row, ...acknowledged });
      const queued = await queueIncidentDeliveries(manager, after, 'incident.acknowledged', now);
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
   * Closing it again as the same changes nothing. As the new normal, what is since the beginning becomes the reference of
   * its streams, in the same transaction.
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
      const closing = { resolution, note, by: toPerson(by.actor) };
      const { queued, references } = await closeIncident(manager, row, closing, now);
      return { queued, before: { state: 'open' }, after: { state: 'closed', resolution, ...references } };
    });
  }

  /** Nobody need look after it until a time, which a monitor ends and tells again. */
  async snooze(
    project: string,
    key: string,
    snoozing: Snoozing,
    by: ChangeBy,
  ): Promise<IncidentDetail | undefined> {
    return this.change(project, key, by, async (manager, row, now) => {
      mustBeOpen(row);
      mustBeSnoozable(snoozing, now);
      const before = row.snoozedUntil?.toISOString() ?? null;
      const after = snoozing.until?.toISOString() ?? null;
      if (before === after) return undefined;
      await snoozeIncident(manager, row, snoozing, toPerson(by.actor), now);
      return { queued: 0, before: { snoozedUntil: before }, after: { snoozedUntil: after } };
    });
  }

  /** Ends in all projects what was put off until now. By whom and how often it is called makes no difference. */
  async endSnoozes(): Promise<void> {
    const queued = await this.dataSource.transaction((manager) =>
      endSnoozes(manager, new Date(this.clock())),
    );
    await this.tell('snoozes', 'ended', queued);
  }

  /** Closes it by itself, unless something is being done about it. Answers whether it did. */
  async recover(project: string, key: string): Promise<boolean> {
    const number = numberOfKey(key);
    if (number === undefined) return false;
    const told = { isRemediating: this.isRemediating, now: new Date(this.clock()) };
    const closed = await this.dataSource.transaction((manager) =>
      recoverIncident(manager, project, number, told),
    );
    await this.tell(project, key, closed?.queued ?? 0);
    return closed !== undefined;
  }

  /** For each stream the time of the last closing: evidence counts from there again. */
  async restarts(project: string): Promise<ReadonlyMap<string, Date>> {
    const rows = await this.dataSource.query<{ stream: string; at: Date }[]>(
      `SELECT s.stream, max(closed_at) AS at FROM incidents i JOIN incident_streams s USING (project_id, number)
       WHERE project_id = $1 AND state = 'closed' AND resolution <> 'merged' GROUP BY s.stream`,
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
      const result = await readIncident(manager, project, key);
      if (!done) return { result, nothingChanged: true };
      queued = done.queued;
      return { result, target: key, before: done.before, after: done.after };
    });
    await this.tell(project, key, queued);
    return changed;
  }

  /** Without this job a monitor finds the deliveries within a minute. */
  private async tell(project: string, key: string, queued: number): Promise<void> {
    if (queued > 0) await this.wakes.deliveries(`${project} ${key}`).catch(() => undefined);
  }
}

type Work = (
  manager: EntityManager,
  row: IncidentRow,
  now: Date,
) => Promise<{ queued: number; before: Fields | null; after: Fields | null } | undefined>;

function mustBeOpen({ state, resolution, number }: IncidentRow): void {
  if (state === 'open') return;
  throw new ControlPlaneError('conflict', `${incidentKey(number)} was closed already, as ${resolution}.`);
}
