import { tuning } from './tuning.js';

const BASE = 6;

interface Block {
  readonly at: number;
  n: number;
  readonly sum: Float64Array;
}

/**
 * Differences of past hours to the reference they then had, added up in blocks of six hours. They tell how much a
 * stream moves by itself along a direction over hours and days: users who come and go, hours that are unlike others,
 * seasons the reference misses, and the reference's own error.
 */
export class ResidualBlocks {
  readonly #width: number;
  readonly #blocks: Block[] = [];

  constructor(width: number) {
    this.#width = width;
  }

  add(hour: number, n: number, residual: Float64Array): void {
    const at = Math.floor(hour / BASE);
    let last = this.#blocks.at(-1);
    if (last === undefined || last.at !== at)
      this.#blocks.push((last = { at, n: 0, sum: new Float64Array(this.#width) }));
    last.n += n;
    for (let j = 0; j < this.#width; j++) last.sum[j]! += residual[j]!;
  }

  transform(map: (vectors: Float64Array, from: number) => void): void {
    for (const block of this.#blocks) map(block.sum, 0);
  }

  dropBefore(hour: number): void {
    const keep = this.#blocks.findIndex((block) => block.at * BASE >= hour);
    if (keep > 0) this.#blocks.splice(0, keep);
  }

  /**
   * Variance per event of the sums along `direction`, the largest over the block lengths, each with caution for how few
   * blocks show it. Blocks from hour `to` on are left out: they may hold the very shift that is looked for.
   */
  variance(direction: Float64Array, to: number): number {
    const end = Math.floor(to / BASE);
    const values: number[] = [];
    const counts: number[] = [];
    const first = this.#blocks[0]?.at ?? 0;
    for (const block of this.#blocks) {
      if (block.at >= end) break;
      let value = 0;
      for (let j = 0; j < this.#width; j++) value += block.sum[j]! * direction[j]!;
      values[block.at - first] = value;
      counts[block.at - first] = block.n;
    }
    let largest = 0;
    for (const hours of tuning.blockHours) {
      const length = hours / BASE;
      const independent = values.length / length;
      if (length > 1 && independent < tuning.fewestBlocks) continue;
      let squares = 0;
      let events = 0;
      let value = 0;
      let count = 0;
      for (let i = 0; i < values.length; i++) {
        value += values[i] ?? 0;
        count += counts[i] ?? 0;
        if (i >= length) {
          value -= values[i - length] ?? 0;
          count -= counts[i - length] ?? 0;
        }
        if (i < length - 1) continue;
        squares += value * value;
        events += count;
      }
      if (events > 0)
        largest = Math.max(largest, (squares / events) * (1 + tuning.blockCaution * Math.sqrt(2 / independent)));
    }
    if (tuning.folded > 0) {
      const per = 24 / BASE;
      let squares = 0;
      let events = 0;
      const stretch = tuning.folded * per;
      for (let start = 0; start + stretch <= values.length; start += per)
        for (let slot = 0; slot < per; slot++) {
          let value = 0;
          for (let i = start + slot; i < start + stretch; i += per) {
            value += values[i] ?? 0;
            events += counts[i] ?? 0;
          }
          squares += value * value;
        }
      const independent = values.length / tuning.folded;
      if (events > 0)
        largest = Math.max(largest, (squares / events) * (1 + tuning.blockCaution * Math.sqrt(2 / independent)));
    }
    return largest;
  }
}
