import { BAGS } from '../sketch/block-sketch.js';
import type { Difference } from './difference.js';

/** What past hours say about a shift. */
export interface Outlook {
  readonly norm: number;
  /** Predicted mean of y per event, never negative. */
  readonly gain: number;
}

/**
 * Sums of the (whitened) differences of past hours to the reference by bag, older ones fading: where the stream seems
 * to be going. A bag's own events never help to choose the direction along which the bag is looked at.
 */
export class Direction {
  readonly memory: number;
  readonly #width: number;
  readonly #bags: Float64Array;
  readonly #all: Float64Array;
  readonly #dotAll = new Float64Array(BAGS);
  readonly #dotOwn = new Float64Array(BAGS);
  #square = 0;
  #events = 0;
  #eventsOfSquares = 0;
  #hourSquares = 0;
  #cellSquares = 0;

  /** @param memory hours after which a difference counts 1/e. */
  constructor(width: number, memory: number) {
    this.#width = width;
    this.memory = memory;
    this.#bags = new Float64Array(BAGS * width);
    this.#all = new Float64Array(width);
  }

  /**
   * The gain is what the sum's square exceeds chance by, ‖Σd‖² − Σ_b‖d_b·‖² − Σ_h‖d_·h‖² + Σ‖d_bh‖²: pairs that share
   * a bag or an hour are left out, so that it is zero on average without a shift.
   */
  outlook(): Outlook {
    let own = 0;
    this.#square = 0;
    for (let b = 0; b < BAGS; b++) {
      let all = 0;
      let self = 0;
      for (let j = 0, at = b * this.#width; j < this.#width; j++, at++) {
        const value = this.#bags[at]!;
        all += value * this.#all[j]!;
        self += value * value;
      }
      this.#dotAll[b] = all;
      this.#dotOwn[b] = self;
      own += self;
      this.#square += all;
    }
    const norm = Math.sqrt(Math.max(0, this.#square));
    const signal = this.#square - own - Math.max(0, this.#hourSquares - this.#cellSquares);
    return { norm, gain: norm > 0 && this.#events > 0 ? Math.max(0, signal) / (norm * this.#events) : 0 };
  }

  /** The direction itself, of length one. */
  unit(): Float64Array {
    const norm = Math.sqrt(this.#all.reduce((sum, value) => sum + value * value, 0));
    return this.#all.map((value) => (norm > 0 ? value / norm : 0));
  }

  /** Mean difference per event that it remembers. */
  meanShift(): Float64Array {
    return this.#all.map((value) => value / Math.max(this.#events, Number.MIN_VALUE));
  }

  /** A bag's difference along the direction of all OTHER bags. Right after `outlook` only. */
  along(bag: number, difference: Float64Array): number {
    let all = 0;
    let own = 0;
    for (let j = 0, at = bag * this.#width; j < this.#width; j++, at++) {
      const value = difference[at]!;
      all += value * this.#all[j]!;
      own += value * this.#bags[at]!;
    }
    const square = this.#square - 2 * this.#dotAll[bag]! + this.#dotOwn[bag]!;
    return square > 0 ? (all - own) / Math.sqrt(square) : 0;
  }

  /**
   * Variance per event of sums along another direction as the bags that are remembered here show it: users who stay
   * make their bag differ in the same way for days, which no single hour shows.
   */
  varianceAlong(direction: Direction): number {
    let squares = 0;
    for (let b = 0; b < BAGS; b++) squares += direction.along(b, this.#bags) ** 2;
    return this.#eventsOfSquares > 0 ? squares / this.#eventsOfSquares : 0;
  }

  learn({ bags, sum, n }: Difference): void {
    for (let i = 0; i < bags.length; i++) {
      const value = bags[i]!;
      if (value === 0) continue;
      this.#bags[i]! += value;
      this.#cellSquares += value * value;
    }
    for (let j = 0; j < this.#width; j++) {
      this.#all[j]! += sum[j]!;
      this.#hourSquares += sum[j]! * sum[j]!;
    }
    this.#events += n;
    this.#eventsOfSquares += n;
  }

  /** The scalar sums of squares stay as they are: a new map changes them by little, and they fade. */
  transform(map: (vectors: Float64Array, from: number) => void): void {
    for (let b = 0; b < BAGS; b++) map(this.#bags, b * this.#width);
    map(this.#all, 0);
  }

  fade(hours: number): void {
    const by = Math.exp(-hours / this.memory);
    for (let i = 0; i < this.#bags.length; i++) this.#bags[i]! *= by;
    for (let j = 0; j < this.#width; j++) this.#all[j]! *= by;
    this.#events *= by;
    this.#eventsOfSquares *= by * by;
    this.#hourSquares *= by * by;
    this.#cellSquares *= by * by;
  }

  forget(): void {
    this.fade(Infinity);
  }
}
