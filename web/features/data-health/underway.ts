import type { Sender } from '@almenara/contract';

/** Events that were taken in and of which nothing is known yet. */
export function underwayOf(
  sender: Pick<Sender, 'declared' | 'stored' | 'deadLettered' | 'rejected' | 'erased'>,
): number {
  const { declared, stored, deadLettered, rejected, erased = 0 } = sender;
  return Math.max(0, declared - stored - deadLettered - rejected - erased);
}
