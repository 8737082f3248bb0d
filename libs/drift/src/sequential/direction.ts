import { BAGS } from '../sketch/block-sketch.js';

/** What past hours say about a shift, as it is after the newest of them. */
export interface Outlook {
  /** Weighted sum over all bags: feature j of the direction is `sum[j] / norm`. */
  readonly norm: number;
  /** Predicted mean of y per event, never negative. */
  readonly gain: number;
}

/** Sums of the differences of past hours to the reference by bag, older ones fading with a memory of some hours. */
export class Direction {
  readonly #width: number;
  readonly #fade: number;
  readonly bags: Float64Array;
  readonly all: Float64Array;
  events = 0;
  /** Events under the square of the fading. */
  eventsSquared = 0;
  #hourSquares = 0;
  #cellSquares = 0;
  #square = 0;
  readonly #dotAll = new Float64Array(BAGS);
  readonly #dotOwn = new Float64Array(BAGS);

  constructor(width: number, memory: number) {
    this.#width = width;
    this.#fade = Math.exp(-1 / memory);
    this.bags = new Float64Array(BAGS * width);
    this.all = new Float64Array(width);
  }

  /** Sum without pairs that share a bag or an hour, of which chance makes zero on average. */
  outlook(noise: number): Outlook {
    let own = 0;
    let norm = 0;
    for (let b = 0; b < BAGS; b++) {
      let all = 0;
      let self = 0;
      for (let j = 0, at = b * this.#width; j < this.#width; j++, at++) {
        const value = this.bags[at]!;
        all += value * this.all[j]!;
        self += value * this.bags[at]!;
      }
      this.#dotAll[b] = all;
      this.#dotOwn[b] = self;
      own += self;
      norm += all;
    }
    this.#square = norm;
    norm = Math.sqrt(Math.max(0, norm));
    const signal = norm * norm - noise * (own + Math.max(0, this.#hourSquares - this.#cellSquares));
    return { norm, gain: norm > 0 && this.events > 0 ? Math.max(0, signal) / (norm * this.events) : 0 };
  }

  /** y of a bag: its difference this hour along the direction of all OTHER bags. Call `outlook` first. */
  along(bag: number, residual: Float64Array): number {
    let all = 0;
    let own = 0;
    for (let j = 0, at = bag * this.#width; j < this.#width; j++, at++) {
      const value = residual[at]!;
      all += value * this.all[j]!;
      own += value * this.bags[at]!;
    }
    const square = this.#square - 2 * this.#dotAll[bag]! + this.#dotOwn[bag]!;
    return square > 0 ? (all - own) / Math.sqrt(square) : 0;
  }

  learn(residual: Float64Array, sum: Float64Array, n: number): void {
    let hour = 0;
    let cells = 0;
    for (let i = 0; i < this.bags.length; i++) {
      const value = residual[i]!;
      this.bags[i] = this.bags[i]! + value;
      if (value !== 0) cells += value * value;
    }
    for (let j = 0; j < this.#width; j++) {
      this.all[j]! += sum[j]!;
      hour += sum[j]! * sum[j]!;
    }
    this.events += n;
    this.eventsSquared += n;
    this.#hourSquares += hour;
    this.#cellSquares += cells;
  }

  transform(map: (vectors: Float64Array, from: number) => void): void {
    for (let b = 0; b < BAGS; b++) map(this.bags, b * this.#width);
    map(this.all, 0);
  }

  fade(hours: number): void {
    const by = this.#fade ** hours;
    for (let i = 0; i < this.bags.length; i++) this.bags[i]! *= by;
    for (let j = 0; j < this.#width; j++) this.all[j]! *= by;
    this.events *= by;
    this.eventsSquared *= by * by;
    this.#hourSquares *= by * by;
    this.#cellSquares *= by * by;
  }

  forget(): void {
    this.fade(Infinity);
  }
}
