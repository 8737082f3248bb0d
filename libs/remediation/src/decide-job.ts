import type { JobStatus, RemediationAction, RemediationState } from '@almenara/contract';
import type { Artefacts, Decision, Remediation } from './state.js';

export interface JobEvent {
  readonly status: JobStatus;
  readonly progress?: number | undefined;
  readonly artefacts?: Artefacts | undefined;
}

/** The job may be faster than the record of its delivery, and its word proves the delivery. */
const OPEN: readonly RemediationState[] = ['approved', 'delivery_unknown', 'delivered', 'running'];
const DONE: readonly RemediationState[] = ['succeeded', 'verifying', 'verified', 'not_fixed', 'inconclusive'];

/** What a job says of itself. Said again it is known, and so is what its end has overtaken. */
export function decideJob(now: Remediation, job: JobEvent): Decision {
  if (now.state === 'proposed') return { kind: 'refused', why: 'not_now' };
  // A dry run asks for nothing, so there is nothing to say of it.
  if (now.state === 'skipped') return { kind: 'known' };
  const lacks = job.status === 'succeeded' ? lackOf(now.action, job.artefacts ?? {}) : undefined;
  if (lacks) return { kind: 'refused', why: lacks };
  if (!OPEN.includes(now.state)) return decideLate(now, job);
  const isReached = now.state === 'delivered' || now.state === 'running';
  const withdraw = isReached ? [] : (['withdraw'] as const);
  switch (job.status) {
    case 'failed':
      return changed({ ...withWords(now, job), state: 'failed', failure: 'job' }, withdraw);
    case 'succeeded':
      return changed({ ...withWords(now, job), state: 'succeeded', progress: 1 }, withdraw);
    case 'accepted':
    case 'progress': {
      const next: Remediation = { ...withWords(now, job), state: 'running' };
      return saysNothing(now, next) ? { kind: 'known' } : changed(next, withdraw);
    }
  }
}

function decideLate(now: Remediation, job: JobEvent): Decision {
  const isUnderWay = job.status === 'accepted' || job.status === 'progress';
  if (DONE.includes(now.state)) {
    if (isUnderWay) return { kind: 'known' };
    return job.status === 'succeeded' && agrees(now.artefacts, job.artefacts ?? {})
      ? { kind: 'known' }
      : { kind: 'refused', why: 'contradicts' };
  }
  if (now.state === 'failed' && now.failure === 'job')
    return isUnderWay || job.status === 'failed'
      ? { kind: 'known' }
      : { kind: 'refused', why: 'contradicts' };
  return { kind: 'refused', why: 'over' };
}

/** Without the name of what it made, no answer could be told to come after the job. */
function lackOf(
  action: RemediationAction,
  { indexVersion, model, variant }: Artefacts,
): 'names_no_index_version' | 'names_no_model_or_variant' | undefined {
  if (action === 're_index' || action === 're_embed')
    return indexVersion ? undefined : 'names_no_index_version';
  if (action === 'retrain') return model || variant ? undefined : 'names_no_model_or_variant';
  return undefined;
}

/** Progress only grows and a name once told stays, so that the order of messages on their way does not matter. */
function withWords(now: Remediation, { status, progress, artefacts = {} }: JobEvent): Remediation {
  const told = status === 'accepted' ? (progress ?? 0) : progress;
  const furthest = told === undefined ? now.progress : Math.max(told, now.progress ?? 0);
  const known = Object.fromEntries(
    Object.entries(artefacts).filter(([, value]) => value !== undefined),
  ) as Artefacts;
  const isEnd = status === 'succeeded' || status === 'failed';
  return {
    ...now,
    progress: furthest,
    artefacts: isEnd ? { ...now.artefacts, ...known } : { ...known, ...now.artefacts },
  };
}

function saysNothing(now: Remediation, next: Remediation): boolean {
  return now.state === next.state && now.progress === next.progress && agrees(now.artefacts, next.artefacts);
}

/** Whether everything told now was told before. */
function agrees(known: Artefacts, told: Artefacts): boolean {
  return (['indexVersion', 'model', 'variant', 'logUrl'] as const).every(
    (name) => told[name] === undefined || told[name] === known[name],
  );
}

function changed(remediation: Remediation, effects: readonly 'withdraw'[]): Decision {
  return { kind: 'changed', remediation, effects };
}
