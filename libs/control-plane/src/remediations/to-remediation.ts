import type { Remediation } from '@almenara/remediation';
import type { Person } from '../incidents/incident.js';
import type { StoredRemediation, StoredRemediationEvent } from './remediation.js';
import type { RemediationEventRow, RemediationRow } from './remediation.entity.js';

export function toRemediation(row: RemediationRow): StoredRemediation {
  const { projectId, targetId, targetName, tokenHash: _token, ...rest } = row;
  const { proposedById, proposedByName, decidedById, decidedByName, ...told } = rest;
  return {
    ...told,
    project: projectId,
    target: { id: targetId, name: targetName },
    proposedBy: toPersonOf(proposedById, proposedByName),
    decidedBy: toPersonOf(decidedById, decidedByName),
  };
}

export function toRemediationEvent(row: RemediationEventRow): StoredRemediationEvent {
  const { seq, at, event, byId, byName, detail } = row;
  return { seq, at, event, by: toPersonOf(byId, byName), detail };
}

/** As its transitions see it. */
export function toMachine(row: RemediationRow): Remediation {
  const { state, action, skipReason, progress, artefacts, failure, deadline } = row;
  return { state, action, skipReason, progress, artefacts, failure, deadline: deadline.getTime() };
}

function toPersonOf(id: string | null, name: string | null): Person | null {
  return id === null ? null : { id, name: name ?? '' };
}
