import type { RemediationState } from '@almenara/contract';
import { decideJob } from './decide-job.js';
import type { Decision, Effect, Remediation, RemediationEvent } from './state.js';

export const HOUR_MS = 3_600_000;
/** How long a proposal waits for a person. */
export const PROPOSAL_HOURS = 72;
/** How long a job may take, from its approval: delivery may take the first 24 of them. */
export const JOB_HOURS = 48;

/** Whether the job has been asked for and may still say something. */
const AWAITED: readonly RemediationState[] = ['approved', 'delivery_unknown', 'delivered', 'running'];
/** What becomes of `delivery_unknown` is decided by a person alone. */
const TIMES_OUT: readonly RemediationState[] = ['delivered', 'running'];

/**
 * The one table of transitions. Whatever is told twice, late or in another order leaves the same end: a state that is an
 * end is never left, and what a job says proves that it was reached.
 */
export function decide(now: Remediation, event: RemediationEvent, at: number): Decision {
  const { state } = now;
  switch (event.kind) {
    case 'approve':
      if (state !== 'proposed') return { kind: 'refused', why: 'not_now' };
      return move(
        { ...now, state: 'approved', deadline: at + JOB_HOURS * HOUR_MS },
        now.action === 'retrain' ? 'build_dataset' : 'deliver',
      );
    case 'no_dataset':
      return from(now, ['approved'], { ...now, state: 'failed', failure: event.why });
    case 'reject':
      return from(now, ['proposed'], { ...now, state: 'rejected' });
    case 'skip':
      return from(now, ['proposed'], { ...now, state: 'skipped', skipReason: event.reason });
    case 'delivery':
      return decideDelivery(now, event.outcome);
    case 'settle':
      if (state !== 'delivery_unknown') return { kind: 'refused', why: 'not_now' };
      return event.as === 'delivered'
        ? move({ ...now, state: 'delivered' })
        : move({ ...now, state: 'cancelled' }, 'withdraw', 'tell_cancelled');
    case 'cancel':
      return decideCancel(now);
    case 'job':
      return decideJob(now, event);
    case 'tick':
      return decideTick(now, at);
    case 'verify':
      return from(now, ['succeeded'], { ...now, state: 'verifying' });
    case 'verdict':
      if (state !== 'verifying') return { kind: 'refused', why: 'not_now' };
      return move({ ...now, state: event.outcome }, ...AFTER_VERDICT[event.outcome]);
  }
}

const AFTER_VERDICT = {
  verified: ['resolve_incident'],
  not_fixed: ['escalate'],
  inconclusive: [],
} as const satisfies Record<string, readonly Effect[]>;

function decideDelivery(now: Remediation, outcome: 'delivered' | 'failed' | 'unknown'): Decision {
  const { state } = now;
  if (state === 'approved') {
    if (outcome === 'failed') return move({ ...now, state: 'failed', failure: 'not_delivered' });
    return move({ ...now, state: outcome === 'delivered' ? 'delivered' : 'delivery_unknown' });
  }
  // Sent again after nobody knew: a refusal now says nothing about the first one.
  if (state === 'delivery_unknown' && outcome === 'delivered') return move({ ...now, state: 'delivered' });
  return { kind: 'known' };
}

function decideCancel(now: Remediation): Decision {
  if (now.state === 'cancelled') return { kind: 'known' };
  if (!AWAITED.includes(now.state)) return { kind: 'refused', why: 'not_now' };
  const cancelled: Remediation = { ...now, state: 'cancelled' };
  return now.state === 'approved'
    ? move(cancelled, 'withdraw')
    : move(cancelled, 'withdraw', 'tell_cancelled');
}

function decideTick(now: Remediation, at: number): Decision {
  if (at < now.deadline) return { kind: 'known' };
  if (now.state === 'proposed') return move({ ...now, state: 'expired' });
  // Its target was paused or removed meanwhile: else the delivery would have ended long before.
  if (now.state === 'approved')
    return move({ ...now, state: 'failed', failure: 'not_delivered' }, 'withdraw');
  if (TIMES_OUT.includes(now.state)) return move({ ...now, state: 'timed_out' }, 'tell_cancelled');
  return { kind: 'known' };
}

function from(now: Remediation, states: readonly RemediationState[], next: Remediation): Decision {
  if (states.includes(now.state)) return move(next);
  return now.state === next.state ? { kind: 'known' } : { kind: 'refused', why: 'not_now' };
}

function move(remediation: Remediation, ...effects: readonly Effect[]): Decision {
  return { kind: 'changed', remediation, effects };
}
