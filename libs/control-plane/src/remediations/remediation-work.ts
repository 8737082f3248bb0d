import type { Criterion, Verdict } from '@almenara/contract';
import { HOUR_MS, judgesItself } from '@almenara/remediation';
import { type DataSource, type EntityManager } from 'typeorm';
import { type Clock } from '../clock.js';
import { incidentEntity } from '../incidents/incident.entity.js';
import { targetEntity, type TargetRow } from '../targets/target.entity.js';
import { addRemediationEvent } from './add-remediation-event.js';
import { applyEvent } from './apply-event.js';
import { dispatch } from './dispatch.js';
import { withKnownQuestions } from './forget-questions.js';
import { lockRemediation, lockWithTarget } from './lock-remediation.js';
import { hasActive, insertRemediation } from './open-remediation.js';
import { readGuards } from './read-guards.js';
import type { NewRemediation, Preparation, StoredRemediation } from './remediation.js';
import { remediationEntity, type RemediationRow } from './remediation.entity.js';
import { markOf } from './mark-of.js';
import { toRemediation } from './to-remediation.js';

/** A remediation that the cause of an open incident asks for, at a target that can do it. */
export type RemediationCandidate = NewRemediation;

/**
 * What moves remediations on without a person. Each step is one transaction, so that a monitor may end at any point, and
 * any number of them may do the same step: one of them does it.
 */
export class RemediationWork {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Of all projects. Each is proposed once; one that was skipped is again when its target may be asked. */
  async listCandidates(): Promise<RemediationCandidate[]> {
    return this.dataSource.query<RemediationCandidate[]>(CANDIDATES);
  }

  /** Answers whether it was proposed by this call. */
  async propose(candidate: RemediationCandidate): Promise<boolean> {
    const { project, incidentNumber, targetId } = candidate;
    const now = new Date(this.clock());
    return this.dataSource.transaction(async (manager) => {
      const where = { projectId: project, number: incidentNumber };
      const incident = await manager.findOne(incidentEntity, { where, lock: { mode: 'pessimistic_write' } });
      const target = await manager.findOneBy(targetEntity, { id: targetId, projectId: project });
      if (incident?.state !== 'open' || !target) return false;
      if (await hasActive(manager, candidate)) return false;
      const [before] = await manager.query<{ skipped: boolean }[]>(LAST, [project, incidentNumber, targetId]);
      if (before && (!before.skipped || (await readGuards(manager, target, now)))) return false;
      await insertRemediation(manager, candidate, target, { at: now, by: null });
      return true;
    });
  }

  /** Proposed ones whose criterion and request are not yet made, the oldest first. */
  async listUnprepared(): Promise<(StoredRemediation & { sendExamples: boolean })[]> {
    const rows = await this.dataSource
      .getRepository(remediationEntity)
      .createQueryBuilder('remediation')
      .where(`remediation.state = 'proposed' AND remediation.request IS NULL`)
      .orderBy('remediation.proposedAt')
      .limit(100)
      .getMany();
    const targets = this.dataSource.getRepository(targetEntity);
    return Promise.all(
      rows.map(async (row) => {
        const target = await targets.findOneBy({ id: row.targetId });
        return { ...toRemediation(row), sendExamples: target?.sendExamples ?? false };
      }),
    );
  }

  /** Fixes what is asked and what has to hold, before anything is sent; and sends it where the target's mode says so. */
  async prepare(id: string, preparation: Preparation, publicUrl: string): Promise<void> {
    const at = new Date(this.clock());
    await this.dataSource.transaction(async (manager) => {
      const locked = await lockWithTarget(manager, { id });
      if (!locked || locked.row.state !== 'proposed' || locked.row.request) return;
      const { row, target } = locked;
      const of = { project: row.projectId, number: row.incidentNumber };
      const request = await withKnownQuestions(manager, of, preparation.request);
      const prepared = { ...preparation, request };
      Object.assign(row, prepared);
      await manager.update(remediationEntity, { id }, prepared);
      if (target) await this.actByMode(manager, row, target, { at, publicUrl });
    });
  }

  private async actByMode(
    manager: EntityManager,
    row: RemediationRow,
    target: TargetRow,
    { at, publicUrl }: { at: Date; publicUrl: string },
  ): Promise<void> {
    if (row.action === 'retrain' && (await wouldJudgeItself(manager, row, target))) {
      const reason = 'own_evaluator';
      await applyEvent(manager, row, { kind: 'skip', reason }, { at, detail: reason });
      return;
    }
    if (target.mode === 'dry_run') {
      if (target.pausedAt) {
        await applyEvent(manager, row, { kind: 'skip', reason: 'paused' }, { at });
        return;
      }
      await dispatch(manager, row, { at, publicUrl, dryRun: true });
      await applyEvent(manager, row, { kind: 'skip', reason: 'dry_run' }, { at });
      return;
    }
    if (target.mode !== 'automatic') return;
    const reason = await readGuards(manager, target, at, row.id);
    if (reason) await applyEvent(manager, row, { kind: 'skip', reason }, { at, detail: reason });
    else await applyEvent(manager, row, { kind: 'approve' }, { at, publicUrl });
  }

  /** Ends what waited too long. Answers how many. */
  async expire(): Promise<number> {
    const at = new Date(this.clock());
    const due = await this.dataSource.query<{ id: string; closed: boolean }[]>(DUE, [at]);
    let ended = 0;
    for (const { id, closed } of due)
      await this.dataSource.transaction(async (manager) => {
        const row = await lockRemediation(manager, { id });
        if (!row) return;
        // A proposal has no use once its incident is closed.
        if (closed && row.state === 'proposed') row.deadline = at;
        const detail = closed && row.state === 'proposed' ? 'the incident was closed' : null;
        const decision = await applyEvent(manager, row, { kind: 'tick' }, { at, detail });
        if (decision.kind === 'changed') ended += 1;
      });
    return ended;
  }

  /** Jobs that succeeded, and those that are being verified. */
  async listVerifying(): Promise<StoredRemediation[]> {
    const rows = await this.dataSource
      .getRepository(remediationEntity)
      .createQueryBuilder('remediation')
      .where(`remediation.state IN ('succeeded', 'verifying')`)
      .orderBy('remediation.finishedAt')
      .getMany();
    return rows.map(toRemediation);
  }

  /** Pins the version that the job named. Answers the remediation as it then is; undefined when it moved on meanwhile. */
  async beginVerification(id: string): Promise<StoredRemediation | undefined> {
    const at = new Date(this.clock());
    return this.dataSource.transaction(async (manager) => {
      const row = await lockRemediation(manager, { id });
      if (!row || row.state !== 'succeeded')
        return row?.state === 'verifying' ? toRemediation(row) : undefined;
      const criterion: Criterion | null = row.criterion && {
        ...row.criterion,
        marker: markOf(row, row.criterion),
      };
      const hours = criterion?.until ?? 0;
      const verifyUntil = new Date((row.finishedAt ?? at).getTime() + hours * HOUR_MS);
      await applyEvent(manager, row, { kind: 'verify' }, { at, fields: { criterion, verifyUntil } });
      return toRemediation(row);
    });
  }

  /** What one look at the answers found. A look that another monitor has overtaken is dropped. */
  async recordLook(id: string, verdict: Verdict): Promise<void> {
    const at = new Date(this.clock());
    await this.dataSource.transaction(async (manager) => {
      const row = await lockRemediation(manager, { id });
      if (row?.state !== 'verifying') return;
      const read = row.verdict?.boundMet ?? null;
      if (read !== null && verdict.boundMet !== read) return;
      const { outcome } = verdict;
      if (outcome !== null) {
        const told = { at, detail: verdict.detail, fields: { verdict } };
        await applyEvent(manager, row, { kind: 'verdict', outcome }, told);
        return;
      }
      await manager.update(remediationEntity, { id }, { verdict });
      if (read === null && verdict.boundMet !== null)
        await addRemediationEvent(manager, row, { event: 'looked', at, detail: 'bound_met' });
    });
  }
}

async function wouldJudgeItself(
  manager: EntityManager,
  { projectId, incidentNumber: number, criterion }: RemediationRow,
  { retrains }: TargetRow,
): Promise<boolean> {
  const incident = await manager.findOneBy(incidentEntity, { projectId, number });
  return judgesItself(retrains, { stream: incident?.stream ?? '', criterion });
}

/** After these it is not proposed again: no time of waiting takes the reason away. */
const LASTING_SKIPS = `('dry_run', 'own_evaluator')`;

const CANDIDATES = `SELECT incident.project_id AS project, incident.number AS "incidentNumber", target.id AS "targetId",
  proposed ->> 'action' AS action, proposed ->> 'reason' AS reason, proposed -> 'subjects' AS subjects
FROM incidents incident
CROSS JOIN LATERAL (
  SELECT stream.evidence #> '{attribution,cause,remediation}' AS proposed FROM incident_streams stream
  WHERE stream.project_id = incident.project_id AND stream.number = incident.number
    AND jsonb_typeof(stream.evidence #> '{attribution,cause,remediation}') = 'object'
  ORDER BY stream.seq LIMIT 1) AS cause
JOIN targets target ON target.project_id = incident.project_id AND proposed ->> 'action' = ANY(target.actions)
WHERE incident.state = 'open'
  AND NOT EXISTS (
    SELECT 1 FROM remediations remediation
    WHERE remediation.project_id = incident.project_id AND remediation.incident_number = incident.number
      AND remediation.target_id = target.id
      AND (remediation.state <> 'skipped' OR remediation.skip_reason IN ${LASTING_SKIPS}))
ORDER BY incident.project_id, incident.number, target.created_at, target.id`;

const LAST = `SELECT state = 'skipped' AND skip_reason NOT IN ${LASTING_SKIPS} AS skipped FROM remediations
WHERE project_id = $1 AND incident_number = $2 AND target_id = $3 ORDER BY proposed_at DESC, id DESC LIMIT 1`;

const DUE = `SELECT remediation.id, incident.state = 'closed' AS closed FROM remediations remediation
JOIN incidents incident ON incident.project_id = remediation.project_id AND incident.number = remediation.incident_number
WHERE remediation.ended_at IS NULL AND (
  (remediation.state IN ('proposed', 'approved', 'delivered', 'running') AND remediation.deadline <= $1)
  OR (remediation.state = 'proposed' AND incident.state = 'closed'))`;
