import type {
  Criterion,
  RemediationAction,
  RemediationEventName,
  RemediationRequest,
  RemediationState,
  SkipReason,
  Verdict,
} from '@almenara/contract';
import type { Artefacts, Remediation } from '@almenara/remediation';
import { EntitySchema } from 'typeorm';
import type { RollBack, Wishes } from './remediation.js';

export interface RemediationRow {
  id: string;
  projectId: string;
  incidentNumber: number;
  targetId: string;
  /** As it was called then: a target may be removed. */
  targetName: string;
  action: RemediationAction;
  state: RemediationState;
  reason: string;
  subjects: string[];
  attempt: number;
  wishes: Wishes;
  skipReason: SkipReason | null;
  failure: Remediation['failure'];
  /** Null until a monitor has prepared it. */
  request: RemediationRequest | null;
  criterion: Criterion | null;
  lastGood: RollBack | null;
  verdict: Verdict | null;
  /** Null: by a monitor. */
  proposedById: string | null;
  proposedByName: string | null;
  decidedById: string | null;
  decidedByName: string | null;
  deliveryId: string | null;
  tokenHash: string | null;
  progress: number | null;
  progressNote: string | null;
  artefacts: Artefacts;
  proposedAt: Date;
  decidedAt: Date | null;
  deadline: Date;
  deliveredAt: Date | null;
  startedAt: Date | null;
  /** Of the job. */
  finishedAt: Date | null;
  verifyUntil: Date | null;
  endedAt: Date | null;
}

const text = (name: string) => ({ type: 'text', name, nullable: true }) as const;
const time = (name: string) => ({ type: 'timestamptz', name, nullable: true }) as const;
const json = (name: string) => ({ type: 'jsonb', name, nullable: true }) as const;
const ENDS = `'rejected', 'expired', 'skipped', 'failed', 'timed_out', 'cancelled', 'verified', 'not_fixed', 'inconclusive'`;

export const remediationEntity = new EntitySchema<RemediationRow>({
  name: 'remediation',
  tableName: 'remediations',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'remediations_pkey' },
    projectId: { type: 'text', name: 'project_id' },
    incidentNumber: { type: 'integer', name: 'incident_number' },
    targetId: { type: 'uuid', name: 'target_id' },
    targetName: { type: 'text', name: 'target_name' },
    action: { type: 'text' },
    state: { type: 'text' },
    reason: { type: 'text' },
    subjects: { type: 'text', array: true },
    attempt: { type: 'integer' },
    wishes: { type: 'jsonb' },
    skipReason: text('skip_reason'),
    failure: text('failure'),
    request: json('request'),
    criterion: json('criterion'),
    lastGood: json('last_good'),
    verdict: json('verdict'),
    proposedById: text('proposed_by_id'),
    proposedByName: text('proposed_by_name'),
    decidedById: text('decided_by_id'),
    decidedByName: text('decided_by_name'),
    deliveryId: text('delivery_id'),
    tokenHash: text('token_hash'),
    progress: { type: 'double precision', nullable: true },
    progressNote: text('progress_note'),
    artefacts: { type: 'jsonb' },
    proposedAt: { type: 'timestamptz', name: 'proposed_at' },
    decidedAt: time('decided_at'),
    deadline: { type: 'timestamptz' },
    deliveredAt: time('delivered_at'),
    startedAt: time('started_at'),
    finishedAt: time('finished_at'),
    verifyUntil: time('verify_until'),
    endedAt: time('ended_at'),
  },
  indices: [
    {
      name: 'remediations_one_active',
      columns: ['projectId', 'incidentNumber', 'targetId'],
      unique: true,
      where: 'ended_at IS NULL',
    },
    { name: 'remediations_by_project', columns: ['projectId', 'proposedAt', 'id'] },
    { name: 'remediations_by_target', columns: ['targetId', 'decidedAt'] },
  ],
  checks: [{ name: 'remediations_ended', expression: `(ended_at IS NOT NULL) = (state IN (${ENDS}))` }],
  foreignKeys: [
    {
      name: 'remediations_incident',
      target: 'incident',
      columnNames: ['projectId', 'incidentNumber'],
      referencedColumnNames: ['projectId', 'number'],
    },
  ],
});

export interface RemediationEventRow {
  remediationId: string;
  /** Counts within the remediation. */
  seq: number;
  at: Date;
  event: RemediationEventName;
  byId: string | null;
  byName: string | null;
  detail: string | null;
}

/** Rows are added and never changed. */
export const remediationEventEntity = new EntitySchema<RemediationEventRow>({
  name: 'remediation_event',
  tableName: 'remediation_events',
  columns: {
    remediationId: {
      type: 'uuid',
      name: 'remediation_id',
      primary: true,
      primaryKeyConstraintName: 'remediation_events_pkey',
      foreignKey: { target: 'remediation', name: 'remediation_events_remediation' },
    },
    seq: { type: 'integer', primary: true, primaryKeyConstraintName: 'remediation_events_pkey' },
    at: { type: 'timestamptz' },
    event: { type: 'text' },
    byId: text('by_id'),
    byName: text('by_name'),
    detail: text('detail'),
  },
});
