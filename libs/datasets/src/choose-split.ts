import { DIGEST_NUMBERS, digestNumber } from './digest.js';

/**
 * Where all rows of a conversation go, by a hash of its session, else of its trace: later turns quote earlier ones, so
 * a conversation must not stand on both sides. The same in every dataset of the project with the same share.
 */
export function chooseSplit(project: string, conversation: string, heldOut: number): 'train' | 'held_out' {
  return digestNumber(`${project}\n${conversation}`) / DIGEST_NUMBERS < heldOut ? 'held_out' : 'train';
}
