import type { Rater } from '@almenara/control-plane';
import { type Caller, toActor } from '../access/caller.js';

/** Who judges: accounts and keys each for themselves, whoever runs the installation as one. */
export function toRater(caller: Caller): Rater {
  const { name } = toActor(caller);
  if (caller.kind === 'user') return { id: caller.user.id, name };
  if (caller.kind === 'key') return { id: `key:${caller.keyId}`, name };
  return { id: 'operator', name };
}
