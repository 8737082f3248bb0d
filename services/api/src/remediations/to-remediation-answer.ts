import type { RemediationDetail, RemediationItem } from '@almenara/contract';
import type * as controlPlane from '@almenara/control-plane';
import { incidentKey } from '@almenara/control-plane';

export function toRemediationItem(remediation: controlPlane.StoredRemediation): RemediationItem {
  const { id, incidentNumber, target, action, state, reason, attempt, skipReason, failure } = remediation;
  const { proposedBy, decidedBy, deliveryId, progress, progressNote, artefacts, verdict } = remediation;
  return {
    id,
    incident: incidentKey(incidentNumber),
    target,
    action,
    state,
    reason,
    subjects: [...remediation.subjects],
    attempt,
    skipReason,
    failure,
    isPrepared: remediation.request !== null,
    proposedBy,
    decidedBy,
    deliveryId,
    progress,
    progressNote,
    artefacts,
    verdict,
    proposedAt: remediation.proposedAt.toISOString(),
    decidedAt: isoOf(remediation.decidedAt),
    deadline: remediation.deadline.toISOString(),
    deliveredAt: isoOf(remediation.deliveredAt),
    startedAt: isoOf(remediation.startedAt),
    finishedAt: isoOf(remediation.finishedAt),
    verifyUntil: isoOf(remediation.verifyUntil),
    endedAt: isoOf(remediation.endedAt),
  };
}

export function toRemediationAnswer(remediation: controlPlane.RemediationDetail): RemediationDetail {
  const { criterion, request, lastGood, history } = remediation;
  return {
    ...toRemediationItem(remediation),
    criterion: criterion && { ...criterion, questions: criterion.questions.length },
    request,
    lastGood,
    history: history.map(({ seq, at, event, by, detail }) => {
      return { id: String(seq), at: at.toISOString(), event, by, detail };
    }),
  };
}

function isoOf(time: Date | null): string | null {
  return time?.toISOString() ?? null;
}
