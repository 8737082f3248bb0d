import type { DriftStream, MISSING_DATA } from '@almenara/contract';
import type { Translate } from '../../i18n/translate';
import type { Format } from '../../ui/format/format';
import { HOUR_MS } from './windows';

export type MissingData = {
  readonly what: (typeof MISSING_DATA)[number];
  readonly have: number;
  readonly need: number;
};

/** What is short to compare two windows, in words: “B has 84 of the 200 events that are needed”. */
export function describeMissing(
  { what, have, need }: MissingData,
  t: Translate,
  format: Pick<Format, 'number' | 'p'>,
): string {
  const write = what === 'attainableP' ? format.p : format.number;
  return t(`drift.missing.${what}`, { have: write(have), need: write(need) });
}

/** The same of a stream that is watched: its events are those of a day, its reference is counted in hours. */
export function describeShortage(
  missing: MissingData,
  t: Translate,
  format: Pick<Format, 'number' | 'p'>,
): string {
  const { what, have, need } = missing;
  if (what !== 'currentEvents' && what !== 'referenceBlocks') return describeMissing(missing, t, format);
  return t(`drift.shortage.${what}`, { have: format.number(have), need: format.number(need) });
}

/** How long it takes at today's rate, in whole hours or days: a guess needs no minutes. */
export function writeWait(
  hours: DriftStream['hoursToGo'],
  format: Pick<Format, 'duration'>,
): string | undefined {
  if (hours === null) return undefined;
  const whole = hours > 48 ? Math.ceil(hours / 24) * 24 : Math.max(1, Math.ceil(hours));
  return format.duration(whole * HOUR_MS);
}
