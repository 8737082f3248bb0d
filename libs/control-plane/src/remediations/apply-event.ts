import type { RemediationEventName } from '@almenara/contract';
import { decide, type Decision, type Effect, isOver, type RemediationEvent } from '@almenara/remediation';
import type { EntityManager } from 'typeorm';
import type { Person } from '../incidents/incident.js';
import { addRemediationEvent } from './add-remediation-event.js';
import { dispatch, forgetToken, tellCancelled, withdraw } from './dispatch.js';
import { escalate } from './escalate.js';
import { remediationEntity, type RemediationRow } from './remediation.entity.js';
import { resolveIncident } from './resolve-incident.js';
import { toMachine } from './to-remediation.js';

export interface Told {
  readonly at: Date;
  readonly by?: Person | null | undefined;
  readonly detail?: string | null | undefined;
  /** Address of this installation, for callbacks; empty where it is not known. */
  readonly publicUrl?: string | undefined;
  /** Further columns that change with it. */
  readonly fields?: Partial<RemediationRow> | undefined;
}

/**
 * One transition, in the caller's transaction, with all that follows from it: the event, the incident's event, what is
 * sent or withdrawn. The row is locked by the caller and is brought up to date here.
 */
export async function applyEvent(
  manager: EntityManager,
  row: RemediationRow,
  event: RemediationEvent,
  told: Told,
): Promise<Decision> {
  const decision = decide(toMachine(row), event, told.at.getTime());
  if (decision.kind !== 'changed') return decision;
  const { remediation, effects } = decision;
  const isMoved = remediation.state !== row.state;
  const { deadline, ...next } = remediation;
  const fields: Partial<RemediationRow> = {
    ...told.fields,
    ...next,
    deadline: new Date(deadline),
    ...timesOf(row, remediation.state, told),
  };
  Object.assign(row, fields);
  await manager.update(remediationEntity, { id: row.id }, fields);
  const name: RemediationEventName = isMoved ? row.state : 'progress';
  await addRemediationEvent(manager, row, { event: name, at: told.at, by: told.by, detail: told.detail });
  for (const effect of effects) await follow(manager, row, effect, told);
  if (isOver(row.state)) await forgetToken(manager, row);
  return decision;
}

function timesOf(
  row: RemediationRow,
  state: RemediationRow['state'],
  { at, by }: Told,
): Partial<RemediationRow> {
  const times: Partial<RemediationRow> = {};
  if (state === 'approved' || state === 'rejected')
    Object.assign(times, { decidedAt: at, decidedById: by?.id ?? null, decidedByName: by?.name ?? null });
  const isReached = ['delivered', 'running', 'succeeded'].includes(state) || row.state === 'running';
  if (isReached && row.deliveredAt === null) times.deliveredAt = at;
  if ((state === 'running' || state === 'succeeded') && row.startedAt === null) times.startedAt = at;
  if ((state === 'succeeded' || state === 'failed') && row.finishedAt === null) times.finishedAt = at;
  if (isOver(state)) times.endedAt = at;
  return times;
}

async function follow(
  manager: EntityManager,
  row: RemediationRow,
  effect: Effect,
  { at, publicUrl = '' }: Told,
): Promise<void> {
  switch (effect) {
    case 'deliver':
      return dispatch(manager, row, { at, publicUrl, dryRun: false });
    // A monitor finds it by its state, builds and then dispatches.
    case 'build_dataset':
      return;
    case 'withdraw':
      return withdraw(manager, row, at);
    case 'tell_cancelled':
      return tellCancelled(manager, row, at);
    case 'resolve_incident':
      return resolveIncident(manager, row, at);
    case 'escalate':
      return escalate(manager, row, at);
  }
}
