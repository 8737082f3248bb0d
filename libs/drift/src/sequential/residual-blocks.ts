/** Hours of the smallest blocks. */
const BASE = 6;

/** Lengths over which a stream's own ups and downs are measured, in smallest blocks: 6, 24 and 72 hours. */
const LENGTHS = [1, 4, 12];

/** Fewest independent blocks of a length that tell a variance. */
const FEWEST_BLOCKS = 3;

/** Standard errors by which a variance out of few blocks is taken larger. */
const CAUTION = 1.5;

interface Block {
  readonly at: number;
  n: number;
  readonly sum: Float64Array;
}

interface Along {
  readonly value: number;
  readonly n: number;
}

const NOTHING: Along = { value: 0, n: 0 };

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
   * Variance per event of the sums along `direction`: the largest over the block lengths, each with caution for
   * how few blocks tell it. Blocks that reach to hour `to` or beyond are left out, for they
   * may hold the very shift that is looked for.
   */
  variance(direction: Float64Array, to: number): number {
    const along = this.#along(direction, Math.floor(to / BASE));
    return LENGTHS.reduce((largest, length) => {
      const independent = along.length / length;
      if (independent < FEWEST_BLOCKS) return largest;
      return Math.max(largest, variancePerEvent(along, length) * (1 + CAUTION * Math.sqrt(2 / independent)));
    }, 0);
  }

  #along(direction: Float64Array, end: number): Along[] {
    const first = this.#blocks[0]?.at ?? 0;
    const result: Along[] = [];
    for (const { at, n, sum } of this.#blocks) {
      if (at >= end) break;
      while (result.length < at - first) result.push(NOTHING);
      let value = 0;
      for (let j = 0; j < this.#width; j++) value += sum[j]! * direction[j]!;
      result.push({ value, n });
    }
    return result;
  }
}

/** Mean square of the sums over all runs of `length` blocks, by the mean of their events. */
function variancePerEvent(along: readonly Along[], length: number): number {
  let squares = 0;
  let events = 0;
  let value = 0;
  let n = 0;
  for (const [i, block] of along.entries()) {
    value += block.value;
    n += block.n;
    if (i >= length) {
      value -= along[i - length]!.value;
      n -= along[i - length]!.n;
    }
    if (i < length - 1) continue;
    squares += value * value;
    events += n;
  }
  return events > 0 ? squares / events : 0;
}
