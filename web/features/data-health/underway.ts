import type { Sender } from '@almenara/contract';

/** Events that were taken in and of which nothing is known yet. */
export function underwayOf(
  sender: Pick<Sender, 'declared' | 'stored' | 'deadLettered' | 'rejected'>,
): number {
  return Math.max(0, sender.declared - sender.stored - sender.deadLettered - sender.rejected);
}
