import type { StoredRemediation } from '@almenara/control-plane';
import { judgeVerification } from '@almenara/remediation';
import type { MonitorOptions } from '../monitor-options.js';
import { observe } from './observe.js';

/** One look at what the answers say of a job that succeeded. Answers whether it was the last one. */
export async function verify(options: MonitorOptions, found: StoredRemediation): Promise<boolean> {
  const { remediationWork } = options.controlPlane;
  const remediation = found.state === 'succeeded' ? await remediationWork.beginVerification(found.id) : found;
  if (remediation?.state !== 'verifying') return false;
  const now = (options.now ?? Date.now)();
  const { criterion, finishedAt, verdict: previous } = remediation;
  if (!criterion) {
    const nothing = {
      answers: 0,
      otherVersions: 0,
      rate: null,
      difference: null,
      pairs: null,
      boundMet: null,
    };
    const verdict = {
      outcome: 'inconclusive',
      detail: 'no_criterion',
      at: new Date(now).toISOString(),
    } as const;
    await remediationWork.recordLook(remediation.id, { ...verdict, ...nothing });
    return true;
  }
  const observations = await observe(options, remediation, criterion, now);
  const told = { succeededAt: finishedAt!.getTime(), now, previous };
  const verdict = judgeVerification(criterion, observations, told);
  await remediationWork.recordLook(remediation.id, verdict);
  return verdict.outcome !== null;
}
