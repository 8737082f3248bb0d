/** Hours of a week; a reference counts as full from here on. */
export const WEEK = 168;
export const DAY = 24;

/** How far a trailing reference reaches back, and how far it stays behind the judged hour, in hours. */
export const TRAILING_REACH = 28 * DAY;
export const TRAILING_LAG = 72;

/**
 * What a judged hour is compared with. All hours count from 1970 UTC.
 * - `trailing`: the last four weeks but for the newest three days, so that a shift does not soon become its own norm.
 * - `seasonal`: the same, corrected for the hour of the week (or of the day, see `seasonAt`).
 * - `pinned`: the hours from `from` up to `to`, for ever.
 * - `since`: like `seasonal`, but nothing before `from` counts, for example because of a release.
 */
export type Reference =
  | { readonly kind: 'trailing' }
  | { readonly kind: 'seasonal' }
  | { readonly kind: 'pinned'; readonly from: number; readonly to: number }
  | { readonly kind: 'since'; readonly from: number };

/** Hours `from ≤ h < to`. */
export interface HourRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Base hours of the reference of hour `t` in a stream whose first stored hour is `first`. A young stream takes its
 * first 168 hours, lag or not. The start moves by whole UTC days, so that hours can be dropped a day at a time. The
 * range can be empty (a pinned one is until its end has passed) or short: what is enough is for the detector to say.
 */
export function referenceRange(reference: Reference, first: number, t: number): HourRange {
  if (reference.kind === 'pinned') {
    const from = Math.max(first, reference.from);
    return { from, to: t < reference.to ? from : Math.max(from, reference.to) };
  }
  const start = reference.kind === 'since' ? Math.max(first, reference.from) : first;
  const to = Math.max(Math.min(start + WEEK, t), t - TRAILING_LAG);
  return { from: Math.max(start, Math.floor((t - TRAILING_REACH) / DAY) * DAY), to };
}
