import type { WindowCounts } from './counts.js';

/** What each window needs before two windows are compared. */
export const MINIMUM = { events: 200, bags: 16, effectiveBags: 10, blocks: 4 } as const;

export type Requirement = keyof typeof MINIMUM;

/** How much data a window has. */
export type WindowSize = Readonly<Record<Requirement, number>>;

/** One thing that a window has too little of. */
export interface Missing {
  readonly window: 'reference' | 'current';
  readonly what: Requirement;
  readonly have: number;
  readonly need: number;
}

export function windowSize({ events, bags, effectiveBags, blocks }: WindowCounts): WindowSize {
  return { events, bags, effectiveBags, blocks };
}

export function missingData(reference: WindowSize, current: WindowSize): Missing[] {
  return Object.entries({ reference, current }).flatMap(([window, size]) =>
    (Object.keys(MINIMUM) as Requirement[])
      .filter((what) => size[what] < MINIMUM[what])
      .map((what) => ({
        window: window as Missing['window'],
        what,
        have: size[what],
        need: MINIMUM[what],
      })),
  );
}
