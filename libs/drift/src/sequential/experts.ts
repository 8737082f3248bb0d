import type { HourRange } from '../reference/reference-range.js';
import type { Difference } from './difference.js';
import { Direction } from './direction.js';
import type { Effect } from './judgement.js';
import { ShiryaevRoberts } from './shiryaev-roberts.js';

/**
 * Hours that the directions remember. Below a day, what is left of a daily rhythm would point the way every day anew.
 */
const MEMORIES = [24, 72];

/** Shares of the predicted shift that are bet. */
const BETS = [0.5, 1];

/** How much the evidence counts, by memory and by bet: most where a change of a tenth of the events is found soonest. */
const MEMORY_WEIGHTS = [2 / 3, 1 / 3];
/** Half a bet guards against predictions that are too large. */
const BET_WEIGHTS = [0.1, 0.9];

export interface Expert {
  readonly memory: number;
  readonly bet: number;
  /** All of them add up to 1. */
  readonly weight: number;
}

/** By memory, and then by bet. */
export const EXPERTS: readonly Expert[] = MEMORIES.flatMap((memory, i) =>
  BETS.map((bet, k) => ({ memory, bet, weight: MEMORY_WEIGHTS[i]! * BET_WEIGHTS[k]! })),
);

/** Hours over which bags show how long their users stay. */
export const LASTING = 168;

/** Largest bet, in standard deviations of the hour. */
export const LARGEST_BET = 1;

/**
 * The reference's own error stays the same for days: it adds to the variance what a reference of so many hours would have
 * as its own, and users who stay add somewhat more than the bags of one week show.
 */
export const REFERENCE_ERROR_HOURS = 300;
export const LASTING_CAUTION = 1.5;

type VarianceAlong = (direction: Float64Array) => number;

/** Several ways to bet on where a stream is going, by the past alone, and what they have won. */
export class Experts {
  readonly #directions: readonly Direction[];
  readonly #lasting: Direction;
  readonly #statistic = new ShiryaevRoberts(EXPERTS.map(({ weight }) => weight));

  constructor(width: number) {
    this.#directions = MEMORIES.map((memory) => new Direction(width, memory));
    this.#lasting = new Direction(width, LASTING);
  }

  get logSr(): number {
    return this.#statistic.log;
  }

  get leader(): Direction {
    return this.#directions[Math.floor(this.#statistic.leader / BETS.length)]!;
  }

  /**
   * Evidence of an hour, e = exp(λy − λ²V/2): y is the hour's difference along the direction, V its variance, and λ the
   * bet. Both the self-normalised variance Σ_b y_b² (de la Peña 1999: bags are symmetric without a shift) and the one
   * that the reference and the lasting bags let expect have to be beaten. @returns the effect by direction.
   */
  judge(hour: Difference, range: HourRange, varianceAlong: VarianceAlong): (Effect | null)[] {
    return this.#directions.map((direction, i) => {
      const { gain } = direction.outlook();
      if (gain === 0) {
        for (const k of BETS.keys()) this.#statistic.add(i * BETS.length + k, 0);
        return null;
      }
      let y = 0;
      let squares = 0;
      for (const bag of hour.filled) {
        const along = direction.along(bag, hour.bags);
        y += along;
        squares += along * along;
      }
      const finite = 1 + REFERENCE_ERROR_HOURS / (range.to - range.from);
      const perEvent =
        varianceAlong(direction.unit()) * finite + LASTING_CAUTION * this.#lasting.varianceAlong(direction);
      const variance = Math.max(squares, hour.n * perEvent);
      for (const [k, share] of BETS.entries()) {
        const bet =
          perEvent > 0 ? Math.min((share * gain) / perEvent, LARGEST_BET / Math.sqrt(hour.n * perEvent)) : 0;
        this.#statistic.add(i * BETS.length + k, bet * y - (bet * bet * variance) / 2);
      }
      return { shift: y / hour.n, standardError: Math.sqrt(variance) / hour.n, memory: direction.memory };
    });
  }

  leading(effects: readonly (Effect | null)[]): Effect | null {
    return effects[this.#directions.indexOf(this.leader)] ?? null;
  }

  learn(hour: Difference): void {
    for (const direction of this.#all()) direction.learn(hour);
  }

  fade(hours: number): void {
    for (const direction of this.#all()) direction.fade(hours);
  }

  transform(map: (vectors: Float64Array, starts: readonly number[]) => void): void {
    for (const direction of this.#all()) direction.transform(map);
  }

  restart(): void {
    this.#statistic.restart();
  }

  forget(): void {
    this.#statistic.restart();
    for (const direction of this.#all()) direction.forget();
  }

  #all(): Direction[] {
    return [...this.#directions, this.#lasting];
  }
}
