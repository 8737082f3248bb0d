import { byConfiguration, type StoredRemediation } from '@almenara/control-plane';
import { openIncident } from './incident-inputs.js';
import { BY_TEST } from './people.js';
import type { RunningApi } from './start-api.js';
import { NEW_TARGET } from './target-inputs.js';

const BY_MONITOR = byConfiguration('monitor');

/** An incident and a target that may be asked about it. */
async function addAble(api: RunningApi, project: string): Promise<{ incident: string; target: string }> {
  const { targets } = api.controlPlane;
  // A project has not many.
  for (const { id } of await targets.list(project)) await targets.remove(project, id, BY_TEST);
  const rules = { actions: ['re_index'], mode: 'approve', cooldownHours: 0, idempotent: false } as const;
  const { id } = await targets.create(project, { ...NEW_TARGET, tellsIncidents: false, ...rules }, BY_TEST);
  return { incident: await openIncident(api, project), target: id };
}

/** One that was proposed and prepared. */
export async function addProposed(api: RunningApi, project: string): Promise<StoredRemediation> {
  const { remediations, remediationWork } = api.controlPlane;
  const { incident, target } = await addAble(api, project);
  const wanted = {
    project,
    incidentNumber: Number(incident.slice(4)),
    targetId: target,
    action: 're_index' as const,
    reason: 'by_hand',
    subjects: [],
  };
  const proposed = (await remediations.propose(wanted, BY_MONITOR))!;
  const { id, action, reason, attempt } = proposed;
  const request = {
    project,
    remediation: id,
    action,
    incident,
    cause: 'unknown',
    reason,
    attempt,
    criterion: null,
    expiresAt: proposed.deadline.toISOString(),
    dryRun: false,
  };
  await remediationWork.prepare(id, { criterion: null, request, lastGood: null }, api.url);
  return proposed;
}

/** One that was sent, of which the request is answered as well. */
export async function addSent(api: RunningApi, project: string, failure: string | null = null) {
  const { remediations, deliveries } = api.controlPlane;
  const { id } = await addProposed(api, project);
  await remediations.approve(project, id, { publicUrl: api.url }, BY_MONITOR);
  for (;;) {
    const claim = (await deliveries.claim())!;
    await deliveries.record(claim.id, claim.attempt, {
      status: failure === null ? 200 : null,
      failure,
      failureClass: failure === null ? null : 'ambiguous',
      retryAfterMs: null,
      latencyMs: 3,
      requestHeaders: null,
      bodyDigest: null,
      excerpt: '',
    });
    const { callback, remediation } = claim.data as {
      callback?: { token: string; url: string };
      remediation?: string;
    };
    if (remediation === id && callback) return { id, ...callback };
  }
}

/** For each operation on remediations an input with which it succeeds. */
export function makeRemediationInputs(api: RunningApi) {
  const proposed = async (project: string) => ({
    params: { project, remediation: (await addProposed(api, project)).id },
  });
  return {
    listRemediations: (project: string) => ({ params: { project } }),
    getRemediation: proposed,
    proposeRemediation: async (project: string) => {
      if (project === 'nowhere') return { params: { project }, body: {} };
      return { params: { project }, body: { ...(await addAble(api, project)), action: 're_index' } };
    },
    approveRemediation: async (project: string) => ({ ...(await proposed(project)), body: {} }),
    rejectRemediation: async (project: string) => ({ ...(await proposed(project)), body: {} }),
    cancelRemediation: async (project: string) => {
      const { id } = await addSent(api, project);
      return { params: { project, remediation: id }, body: {} };
    },
    settleRemediation: async (project: string) => {
      const { id } = await addSent(api, project, 'no answer');
      return { params: { project, remediation: id }, body: { as: 'cancelled' } };
    },
    tellJobStatus: async (project: string) => ({
      ...(await proposed(project)),
      body: { status: 'accepted' },
    }),
  };
}
