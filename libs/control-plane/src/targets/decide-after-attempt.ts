import type { AttemptOutcome } from './delivery.js';
import { decideNextAttempt } from './decide-next-attempt.js';

/** By which a receiver says that it is no longer there. */
const GONE = 410;

export interface Tried {
  readonly tries: number;
  readonly retryingSince: Date;
  /** A remediation at a target that knows no keys: what may have been processed is not sent again. */
  readonly onlyOnce: boolean;
}

export type AfterAttempt =
  | { readonly state: 'delivered' | 'unknown' }
  | { readonly state: 'failed'; readonly isGone: boolean }
  | { readonly state: 'waiting'; readonly nextAttemptAt: Date };

export function decideAfterAttempt(
  { tries, retryingSince, onlyOnce }: Tried,
  outcome: Pick<AttemptOutcome, 'status' | 'failure' | 'failureClass' | 'retryAfterMs'>,
  now: Date,
  random?: number,
): AfterAttempt {
  const { status, failure, failureClass, retryAfterMs } = outcome;
  if (failure === null) return { state: 'delivered' };
  if (status === GONE) return { state: 'failed', isGone: true };
  if (onlyOnce && failureClass !== 'refused') return { state: 'unknown' };
  const nextAttemptAt = decideNextAttempt(tries, retryingSince, now, retryAfterMs ?? 0, random);
  return nextAttemptAt ? { state: 'waiting', nextAttemptAt } : { state: 'failed', isGone: false };
}
