import type { MonitorItem } from '@almenara/contract';
import { placeTime } from '../../ui/charts/plot-scale';

type Outcome = MonitorItem['strip'][number]['outcome'];

export interface StripPart {
  readonly outcome: Outcome;
  /** Place and length, from 0 to 100. */
  readonly left: number;
  readonly width: number;
}

export interface StateStripDrawing {
  readonly parts: readonly StripPart[];
  /** How long each outcome lasted, in ms, the longest first. */
  readonly lasted: readonly { readonly outcome: Outcome; readonly ms: number }[];
}

/** Outcomes over a time, of which what was not judged is a gap. */
export function prepareStateStrip(
  strip: MonitorItem['strip'],
  limits: { readonly from: number; readonly to: number },
): StateStripDrawing {
  const lasted = new Map<Outcome, number>();
  const parts = strip.flatMap(({ from, to, outcome }) => {
    const begin = Math.max(limits.from, Date.parse(from));
    const end = Math.min(limits.to, Date.parse(to));
    if (end <= begin) return [];
    lasted.set(outcome, (lasted.get(outcome) ?? 0) + end - begin);
    const left = placeTime(begin, limits);
    return [{ outcome, left, width: placeTime(end, limits) - left }];
  });
  return {
    parts,
    lasted: [...lasted].map(([outcome, ms]) => ({ outcome, ms })).toSorted((a, b) => b.ms - a.ms),
  };
}
