import type { CHOSEN_RESOLUTIONS } from '@almenara/contract';

export type ChosenResolution = (typeof CHOSEN_RESOLUTIONS)[number];

/** Taking what is now as the reference changes what is watched from then on: somebody has to say why. */
export function isReasonMissing(resolution: ChosenResolution, note: string): boolean {
  return resolution === 'new_normal' && note.trim() === '';
}
