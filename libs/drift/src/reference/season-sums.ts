import { BAGS } from '../sketch/block-sketch.js';
import type { HourTotal } from './hour-sums.js';
import { DAY, WEEK } from './reference-range.js';

/** Sums of the hours that share one hour of the week, in every other week. */
interface Slot {
  readonly n: Float64Array;
  readonly sum: Float64Array;
}

/** Reference hours added up by hour of the week, odd and even weeks apart. */
export class SeasonSums {
  readonly #width: number;
  readonly #slots: Slot[];

  constructor(width: number) {
    this.#width = width;
    this.#slots = Array.from({ length: 2 * WEEK }, () => ({
      n: new Float64Array(BAGS),
      sum: new Float64Array(width),
    }));
  }

  add(total: HourTotal): void {
    addTo(this.#slot(total.hour), total.n, total.sum, 1);
  }

  clear(hour: number): void {
    const slot = this.#slot(hour);
    slot.n.fill(0);
    slot.sum.fill(0);
  }

  /** Adds the hours of a slot of the week: of all weeks, or of those in which its day (or week) is odd or even. */
  collect(into: Slot, slot: number, parity?: { readonly of: 'day' | 'week'; readonly odd: boolean }): void {
    for (const week of [0, 1]) {
      const odd = (week + (parity?.of === 'day' ? Math.floor(slot / DAY) : 0)) % 2 === 1;
      if (parity !== undefined && odd !== parity.odd) continue;
      const { n, sum } = this.#slots[week * WEEK + slot]!;
      addTo(into, n, sum, 1);
    }
  }

  empty(): Slot {
    return { n: new Float64Array(BAGS), sum: new Float64Array(this.#width) };
  }

  #slot(hour: number): Slot {
    const week = Math.floor(hour / WEEK);
    return this.#slots[(((week % 2) + 2) % 2) * WEEK + (hour - week * WEEK)]!;
  }
}

export function addTo(into: Slot, n: Float64Array, sum: Float64Array, sign: 1 | -1): void {
  for (let b = 0; b < BAGS; b++) into.n[b]! += sign * n[b]!;
  for (let j = 0; j < sum.length; j++) into.sum[j]! += sign * sum[j]!;
}
