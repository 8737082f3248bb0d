import { randomUUID } from 'node:crypto';
import { HOUR_MS, PROPOSAL_HOURS } from '@almenara/remediation';
import type { EntityManager } from 'typeorm';
import type { Person } from '../incidents/incident.js';
import type { TargetRow } from '../targets/target.entity.js';
import { addRemediationEvent } from './add-remediation-event.js';
import type { NewRemediation } from './remediation.js';
import { remediationEntity, type RemediationRow } from './remediation.entity.js';

/** The columns of one that was just proposed. */
export async function insertRemediation(
  manager: EntityManager,
  wanted: NewRemediation,
  target: Pick<TargetRow, 'id' | 'name'>,
  { at, by }: { at: Date; by: Person | null },
): Promise<RemediationRow> {
  const { project, incidentNumber, action, reason, subjects, wishes = {} } = wanted;
  const [last] = await manager.query<{ attempt: number }[]>(
    `SELECT coalesce(max(attempt), 0)::int AS attempt FROM remediations
     WHERE project_id = $1 AND incident_number = $2 AND target_id = $3 AND skip_reason IS NULL`,
    [project, incidentNumber, target.id],
  );
  const row: RemediationRow = {
    id: randomUUID(),
    projectId: project,
    incidentNumber,
    targetId: target.id,
    targetName: target.name,
    action,
    state: 'proposed',
    reason,
    subjects: [...subjects],
    attempt: last!.attempt + 1,
    wishes,
    skipReason: null,
    failure: null,
    request: null,
    criterion: null,
    lastGood: null,
    verdict: null,
    proposedById: by?.id ?? null,
    proposedByName: by?.name ?? null,
    decidedById: null,
    decidedByName: null,
    deliveryId: null,
    tokenHash: null,
    progress: null,
    progressNote: null,
    artefacts: {},
    proposedAt: at,
    decidedAt: null,
    deadline: new Date(at.getTime() + PROPOSAL_HOURS * HOUR_MS),
    deliveredAt: null,
    startedAt: null,
    finishedAt: null,
    verifyUntil: null,
    endedAt: null,
  };
  await manager.insert(remediationEntity, row);
  await addRemediationEvent(manager, row, { event: 'proposed', at, by });
  return row;
}

/** Whether one is under way at the target for the incident. Whoever asks holds the incident locked. */
export async function hasActive(
  manager: EntityManager,
  { project, incidentNumber, targetId }: NewRemediation,
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `SELECT 1 FROM remediations WHERE project_id = $1 AND incident_number = $2 AND target_id = $3 AND ended_at IS NULL`,
    [project, incidentNumber, targetId],
  );
  return rows.length > 0;
}
