import type { RemediationState } from '@almenara/contract';
import { type Judges, judgesItself, type RemediationEvent } from '@almenara/remediation';
import { type DataSource, type EntityManager, type Repository } from 'typeorm';
import { type ChangeBy } from '../audit-log/actor.js';
import { type Changes } from '../audit-log/changes.js';
import { ControlPlaneError } from '../control-plane-error.js';
import { incidentKey, toPerson } from '../incidents/incident.js';
import { incidentEntity } from '../incidents/incident.entity.js';
import { isUuid } from '../is-uuid.js';
import { targetEntity, type TargetRow } from '../targets/target.entity.js';
import { applyEvent } from './apply-event.js';
import { explainGuard, explainOwnEvaluator, explainRefusal } from './explain-refusal.js';
import { lockWithTarget } from './lock-remediation.js';
import { hasActive, insertRemediation } from './open-remediation.js';
import { readGuards } from './read-guards.js';
import type { NewRemediation, RemediationDetail, StoredRemediation } from './remediation.js';
import { remediationEntity, remediationEventEntity, type RemediationRow } from './remediation.entity.js';
import { toRemediation, toRemediationEvent } from './to-remediation.js';
import type { Wakes } from './wakes.js';

export interface RemediationFilter {
  readonly states?: readonly RemediationState[] | undefined;
  readonly incidentNumber?: number | undefined;
  readonly target?: string | undefined;
}

/** Where a page of the list ended. */
export interface RemediationPlace {
  readonly proposedAt: Date;
  readonly id: string;
}

/** What was asked of other systems, and what people decide about it. */
export class Remediations {
  private readonly rows: Repository<RemediationRow>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly wakes: Wakes,
  ) {
    this.rows = dataSource.getRepository(remediationEntity);
  }

  /** The newest first. */
  async list(
    project: string,
    { states, incidentNumber, target }: RemediationFilter,
    { limit, before }: { limit: number; before?: RemediationPlace | undefined },
  ): Promise<StoredRemediation[]> {
    if (target !== undefined && !isUuid(target)) return [];
    const query = this.rows
      .createQueryBuilder('remediation')
      .where('remediation.projectId = :project', { project })
      .orderBy('remediation.proposedAt', 'DESC')
      .addOrderBy('remediation.id', 'DESC')
      .limit(limit);
    if (states) query.andWhere('remediation.state = ANY(:states)', { states });
    if (incidentNumber !== undefined)
      query.andWhere('remediation.incidentNumber = :incidentNumber', { incidentNumber });
    if (target !== undefined) query.andWhere('remediation.targetId = :target', { target });
    if (before) query.andWhere('(remediation.proposedAt, remediation.id) < (:proposedAt, :id)', before);
    return (await query.getMany()).map(toRemediation);
  }

  async countByState(project: string): Promise<ReadonlyMap<RemediationState, number>> {
    const rows = await this.dataSource.query<{ state: RemediationState; n: number }[]>(
      'SELECT state, count(*)::int AS n FROM remediations WHERE project_id = $1 GROUP BY state',
      [project],
    );
    return new Map(rows.map(({ state, n }) => [state, n]));
  }

  async get(project: string, id: string): Promise<RemediationDetail | undefined> {
    return isUuid(id) ? read(this.dataSource.manager, project, id) : undefined;
  }

  /** By hand. A monitor then prepares it. Undefined when the project has no such incident. */
  async propose(wanted: NewRemediation, by: ChangeBy): Promise<RemediationDetail | undefined> {
    const { project, incidentNumber, targetId, action } = wanted;
    if (!isUuid(targetId)) throw new ControlPlaneError('bad-value', 'The project has no such target.');
    const proposed = await this.changes.run<RemediationDetail | undefined>(
      project,
      by,
      async (manager, now) => {
        const where = { projectId: project, number: incidentNumber };
        const incident = await manager.findOne(incidentEntity, {
          where,
          lock: { mode: 'pessimistic_write' },
        });
        if (!incident) return { result: undefined, nothingChanged: true };
        if (incident.state !== 'open')
          throw new ControlPlaneError('conflict', `${incidentKey(incidentNumber)} is closed.`);
        const target = await manager.findOneBy(targetEntity, { id: targetId, projectId: project });
        mustBeAble(target, action);
        mustNotJudgeItself(target, action, { stream: incident.stream, criterion: null });
        if (await hasActive(manager, wanted))
          throw new ControlPlaneError(
            'conflict',
            `${target.name} already has an active remediation of this incident.`,
          );
        const row = await insertRemediation(manager, wanted, target, { at: now, by: toPerson(by.actor) });
        const after = { incident: incidentKey(incidentNumber), target: target.name, action };
        return { result: await readOne(manager, project, row.id), target: row.id, before: null, after };
      },
    );
    if (proposed) await this.wakes.remediations(proposed.id).catch(() => undefined);
    return proposed;
  }

  /** Has it sent. Undefined when the project has no such remediation. */
  async approve(
    project: string,
    id: string,
    { publicUrl, note }: { publicUrl: string; note?: string | undefined },
    by: ChangeBy,
  ): Promise<RemediationDetail | undefined> {
    return this.change(project, id, by, { kind: 'approve' }, { publicUrl, note }, mayBeApproved);
  }

  async reject(
    project: string,
    id: string,
    note: string | undefined,
    by: ChangeBy,
  ): Promise<RemediationDetail | undefined> {
    return this.change(project, id, by, { kind: 'reject' }, { note });
  }

  async cancel(
    project: string,
    id: string,
    note: string | undefined,
    by: ChangeBy,
  ): Promise<RemediationDetail | undefined> {
    return this.change(project, id, by, { kind: 'cancel' }, { note });
  }

  /** What a person found out about a delivery of which nobody knew whether it arrived. */
  async settle(
    project: string,
    id: string,
    { as, note }: { as: 'delivered' | 'cancelled'; note?: string | undefined },
    by: ChangeBy,
  ): Promise<RemediationDetail | undefined> {
    return this.change(project, id, by, { kind: 'settle', as }, { note });
  }

  private async change(
    project: string,
    id: string,
    by: ChangeBy,
    event: RemediationEvent,
    { note, publicUrl }: { note?: string | undefined; publicUrl?: string | undefined },
    check: Check = async () => undefined,
  ): Promise<RemediationDetail | undefined> {
    if (!isUuid(id)) return undefined;
    let isMoved = false;
    const changed = await this.changes.run<RemediationDetail | undefined>(
      project,
      by,
      async (manager, now) => {
        const locked = await lockWithTarget(manager, { id, projectId: project });
        if (!locked) return { result: undefined, nothingChanged: true };
        const { row, target } = locked;
        const before = { state: row.state };
        if (row.state === 'proposed') await check(manager, row, target, by, now);
        const told = { at: now, by: toPerson(by.actor), detail: note ?? null, publicUrl };
        const decision = await applyEvent(manager, row, event, told);
        if (decision.kind === 'refused') throw new ControlPlaneError('conflict', explainRefusal(row, event));
        const result = await readOne(manager, project, id);
        if (decision.kind === 'known') return { result, nothingChanged: true };
        isMoved = true;
        return { result, target: id, before, after: { state: row.state } };
      },
    );
    // Without this job a monitor finds what waits within a minute.
    if (isMoved) await this.wakes.deliveries(id).catch(() => undefined);
    if (isMoved && changed?.action === 'retrain') await this.wakes.remediations(id).catch(() => undefined);
    return changed;
  }
}

type Check = (
  manager: EntityManager,
  row: RemediationRow,
  target: TargetRow | null,
  by: ChangeBy,
  now: Date,
) => Promise<void>;

const mayBeApproved: Check = async (manager, row, target, by, now) => {
  const { id, projectId, incidentNumber: number, action, request, proposedById } = row;
  const incident = await manager.findOneBy(incidentEntity, { projectId, number });
  if (incident?.state !== 'open')
    throw new ControlPlaneError('conflict', `${incidentKey(number)} is closed.`);
  mustBeAble(target, action);
  mustNotJudgeItself(target, action, { stream: incident.stream, criterion: row.criterion });
  if (!request)
    throw new ControlPlaneError(
      'conflict',
      'What is to be sent is still being prepared: try again in a minute.',
    );
  if (target.approverNotProposer && proposedById === toPerson(by.actor).id)
    throw new ControlPlaneError('conflict', 'For this target somebody else than the proposer must approve.');
  const guard = await readGuards(manager, target, now, id);
  if (guard) throw new ControlPlaneError('conflict', explainGuard(guard, target));
};

function mustBeAble(target: TargetRow | null, action: NewRemediation['action']): asserts target is TargetRow {
  if (!target) throw new ControlPlaneError('bad-value', 'The project has no such target.');
  if (!target.actions.includes(action))
    throw new ControlPlaneError('bad-value', `${target.name} does not take the action ${action}.`);
}

function mustNotJudgeItself(target: TargetRow, action: NewRemediation['action'], judges: Judges): void {
  if (action === 'retrain' && judgesItself(target.retrains, judges))
    throw new ControlPlaneError('conflict', explainOwnEvaluator(target));
}

async function readOne(manager: EntityManager, project: string, id: string): Promise<RemediationDetail> {
  return (await read(manager, project, id))!;
}

async function read(
  manager: EntityManager,
  project: string,
  id: string,
): Promise<RemediationDetail | undefined> {
  const row = await manager.findOneBy(remediationEntity, { id, projectId: project });
  if (!row) return undefined;
  const events = await manager.find(remediationEventEntity, {
    where: { remediationId: id },
    order: { seq: 'ASC' },
  });
  return { ...toRemediation(row), history: events.map(toRemediationEvent) };
}
