import type { BlockSketch } from '../sketch/block-sketch.js';

export interface MadeEvent {
  readonly bag: number;
  readonly block: number;
  readonly features: readonly number[];
}

/** Events by formulas that any language can repeat: bags and hours matter, and side 1 is shifted in its first feature. */
export function madeEvents(side: 0 | 1, count: number, hours: number): MadeEvent[] {
  return Array.from({ length: count }, (_, i) => {
    const bag = (i * i + 3 * i + 5 * side) % 32;
    const block = (7 * i + Math.floor(i / 13)) % hours;
    const phase = 0.9 * i + 2.1 * side;
    const features = [
      Math.sin(phase) + 0.6 * side + 0.5 * Math.sin(1.7 * bag + side),
      Math.cos(1.3 * phase) + 0.4 * Math.cos(2.9 * block + side),
      Math.sin(0.37 * i * i),
    ];
    return { bag, block, features };
  });
}

/** One cell an event: the comparison has to put them together. */
export function sketchOf(events: readonly MadeEvent[], start = 0): BlockSketch[] {
  return events.map(({ bag, block, features }) => ({
    start: start + block,
    cells: [{ bag, n: 1, sum: features }],
  }));
}
