/** Actors are put into this many bags by hash; a bag is what the tests take as one independent source. */
export const BAGS = 32;

/** Events of one bag in one block of time: how many, and the sum of their feature vectors. */
export interface Cell {
  /** From 0 to `BAGS` − 1. */
  readonly bag: number;
  readonly n: number;
  /** Sum of φ over the events, as long as the stream's feature map is wide. */
  readonly sum: ArrayLike<number>;
}

/** A stream in one block of time: an hour, or several where a window is long. Bags without events are left out. */
export interface BlockSketch {
  /** First hour of the block, in hours since 1970 UTC. */
  readonly start: number;
  readonly cells: readonly Cell[];
}
