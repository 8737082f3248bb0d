import { BAGS, type BlockSketch, type Cell } from '../sketch/block-sketch.js';

export interface StreamOptions {
  readonly seed: number;
  readonly hours: number;
  readonly eventsPerHour: number;
  readonly width?: number;
  readonly start?: number;
  /** Added to every feature's mean from this hour on. */
  readonly shift?: { readonly from: number; readonly by: number };
}

/** Numbers on [0, 1) by Park and Miller, so that a test can be told again in any language. */
export function parkMiller(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** Independent events with uniform features, spread evenly over the bags by chance. */
export function simulateStream(options: StreamOptions): BlockSketch[] {
  const { seed, hours, eventsPerHour, width = 2, start = 480_000, shift } = options;
  const random = parkMiller(seed);
  return Array.from({ length: hours }, (_, h) => {
    const cells = new Map<number, { bag: number; n: number; sum: number[] }>();
    const count = Math.round(eventsPerHour * (0.5 + random()));
    for (let e = 0; e < count; e++) {
      const bag = Math.floor(BAGS * random());
      const cell = cells.get(bag) ?? { bag, n: 0, sum: Array.from({ length: width }, () => 0) };
      cells.set(bag, cell);
      cell.n += 1;
      for (let j = 0; j < width; j++)
        cell.sum[j]! += random() + (shift !== undefined && start + h >= shift.from ? shift.by : 0);
    }
    const sorted: Cell[] = [...cells.values()].sort((a, b) => a.bag - b.bag);
    return { start: start + h, cells: sorted };
  });
}
