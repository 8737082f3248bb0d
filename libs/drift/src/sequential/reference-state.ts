import { BAGS, type BlockSketch } from '../sketch/block-sketch.js';
import { DAY, WEEK, referenceRange, type HourRange, type Reference } from '../reference/reference-range.js';
import { RunningReference } from '../reference/running-reference.js';
import { seasonLevels } from '../reference/season.js';
import { difference, type Difference } from './difference.js';
import type { InsufficientReason } from './judgement.js';
import { ResidualBlocks } from './residual-blocks.js';
import { Whitening } from './whitening.js';

/** Fewest of a reference. */
export const MINIMUM = { hours: WEEK, events: 200, effectiveBags: 4 } as const;

/** Days after which the noise and the seasons of a stream are measured anew. */
const LEARN_EVERY = 7;

type VectorMap = (vectors: Float64Array, from: number) => void;

/** The reference of the hour at hand, how much the stream moves by itself, and the coordinates to look at both. */
export class ReferenceState {
  readonly #reference: Reference;
  readonly #width: number;
  readonly #running: RunningReference;
  readonly #blocks: ResidualBlocks;
  /** Hours not yet in the reference. */
  readonly #pending: BlockSketch[] = [];
  /** Hours that entered the reference before it was enough: their differences are taken once it is. */
  readonly #warm: BlockSketch[] = [];
  readonly #residuals: Float64Array;
  #whitening: Whitening | null = null;
  #learnedOn = NaN;
  #first: number | null = null;
  #range: HourRange = { from: 0, to: 0 };

  constructor(reference: Reference, width: number) {
    this.#reference = reference;
    this.#width = width;
    this.#running = new RunningReference(width);
    this.#blocks = new ResidualBlocks(width);
    this.#residuals = new Float64Array(BAGS * width);
  }

  get range(): HourRange {
    return this.#range;
  }

  /** Moves on to hour `t`. */
  bringForward(t: number): void {
    this.#first ??= t;
    this.#range = referenceRange(this.#reference, this.#first, t);
    const entered: BlockSketch[] = [];
    while (this.#pending.length > 0 && this.#pending[0]!.start < this.#range.to) {
      const hour = this.#pending.shift()!;
      if (hour.start >= this.#range.from && hour.cells.some(({ n }) => n > 0)) entered.push(hour);
    }
    for (const hour of entered) this.#running.add(hour);
    if (this.#whitening === null) this.#warm.push(...entered);
    this.#running.dropBefore(this.#range.from);
    this.#blocks.dropBefore(this.#range.from);
  }

  /**
   * Measures noise and seasons anew where it is time, in an hour that can be judged. `onNewMap` is told how to bring
   * vectors into new coordinates.
   */
  learn(t: number, onNewMap: (map: VectorMap) => void): void {
    const day = Math.floor(t / DAY);
    if (!(day - this.#learnedOn < LEARN_EVERY)) {
      this.#learnedOn = day;
      this.#whiten(onNewMap);
      this.#running.learnSeason(seasonLevels(this.#reference, this.#range));
    }
    for (const hour of this.#warm.splice(0)) {
      if (hour.start < this.#range.from) continue;
      const { n, sum } = this.#difference(hour, true);
      this.#blocks.add(hour.start, n, sum);
    }
  }

  missing(): { readonly reason: InsufficientReason; readonly have: number; readonly need: number } | null {
    const hours = Math.max(0, this.#range.to - this.#range.from);
    if (hours < MINIMUM.hours) return { reason: 'reference-hours', have: hours, need: MINIMUM.hours };
    const { events, effectiveBags } = this.#running;
    if (events < MINIMUM.events) return { reason: 'reference-events', have: events, need: MINIMUM.events };
    if (effectiveBags < MINIMUM.effectiveBags)
      return { reason: 'reference-bags', have: effectiveBags, need: MINIMUM.effectiveBags };
    return null;
  }

  /** Only where nothing is missing; the result holds until the next call. */
  difference(hour: BlockSketch): Difference {
    return this.#difference(hour, false);
  }

  variance(direction: Float64Array): number {
    return this.#blocks.variance(direction, this.#range.to);
  }

  /** Takes whitening from a vector, in place. */
  plain(vector: Float64Array): Float64Array {
    this.#whitening?.undo(vector);
    return vector;
  }

  remember(hour: BlockSketch, judged: Difference | null): void {
    this.#pending.push(hour);
    if (judged !== null) this.#blocks.add(hour.start, judged.n, judged.sum);
  }

  #difference(hour: BlockSketch, withoutDay: boolean): Difference {
    const counts = this.#running.residuals(hour, this.#residuals, withoutDay);
    return difference(this.#residuals, counts, (vectors, from) => this.#whitening!.apply(vectors, from));
  }

  #whiten(onNewMap: (map: VectorMap) => void): void {
    const before = this.#whitening;
    const after = new Whitening(this.#running.covariance(), this.#width);
    this.#whitening = after;
    if (before === null) return;
    const map: VectorMap = (vectors, from) => {
      before.undo(vectors, from);
      after.apply(vectors, from);
    };
    this.#blocks.transform(map);
    onNewMap(map);
  }
}
