import { BAGS, type BlockSketch } from '../sketch/block-sketch.js';
import { addBagSums, addHour, emptyBagSums, hourTotal, type BagSums, type HourTotal } from './hour-sums.js';
import { DAY, WEEK } from './reference-range.js';
import { SEASON_LEVELS, sharesSeason, type SeasonLevel } from './season.js';

/** A bag's own mean is drawn towards the stream's mean as if it had this many more events there. */
const SHRINKAGE_EVENTS = 30;

/** Features hardly ever seen vary at least by this share of the average variance, so that none rules the direction. */
const VARIANCE_FLOOR = 0.05;

interface Deviation {
  readonly events: number;
  readonly mean: Float64Array;
}

const dayOf = (hour: number): number => Math.floor(hour / DAY);

/** Sums of the reference hours of one stream, brought forward hour by hour; hours leave it by whole days. */
export class RunningReference {
  readonly #width: number;
  readonly #days = new Map<number, { sums: BagSums; hours: HourTotal[] }>();
  #sums: BagSums;
  readonly #mean: Float64Array;
  readonly #bagMean: Float64Array;
  readonly #season: Float64Array;
  #stale = true;
  /** Events after which the season of a feature counts half; infinite where no season is to be seen. */
  readonly #seasonEvents = new Map<SeasonLevel, Float64Array>();

  constructor(width: number) {
    this.#width = width;
    this.#sums = emptyBagSums(width);
    this.#mean = new Float64Array(width);
    this.#bagMean = new Float64Array(BAGS * width);
    this.#season = new Float64Array(width);
  }

  get events(): number {
    return this.#sums.n.reduce((sum, n) => sum + n, 0);
  }

  /** Hours with events. */
  get hours(): number {
    let hours = 0;
    for (const day of this.#days.values()) hours += day.hours.length;
    return hours;
  }

  /** Kish's effective number of bags: as many equal ones would vary as much. */
  get effectiveBags(): number {
    const squares = this.#sums.n.reduce((sum, n) => sum + n * n, 0);
    return squares === 0 ? 0 : this.events ** 2 / squares;
  }

  add(hour: BlockSketch): void {
    const total = hourTotal(hour, this.#width);
    const key = dayOf(hour.start);
    let day = this.#days.get(key);
    if (day === undefined) this.#days.set(key, (day = { sums: emptyBagSums(this.#width), hours: [] }));
    addHour(day.sums, hour, this.#width);
    addHour(this.#sums, hour, this.#width);
    day.hours.push(total);
    this.#stale = true;
  }

  /** Sums are built anew from the days that stay, so that rounding does not pile up. */
  dropBefore(hour: number): void {
    const old = [...this.#days.keys()].filter((day) => day < dayOf(hour));
    if (old.length === 0) return;
    for (const day of old) this.#days.delete(day);
    this.#sums = emptyBagSums(this.#width);
    for (const day of this.#days.values()) addBagSums(this.#sums, day.sums);
    this.#stale = true;
  }

  /**
   * Variance of a feature per event, as it is seen between the cells of a bag: what events of one user in one hour have
   * in common counts. Never below a share of the average.
   */
  variances(): Float64Array {
    const { n, sum, squares, cells } = this.#sums;
    const bags = n.reduce((count, events) => count + (events > 0 ? 1 : 0), 0);
    const result = new Float64Array(this.#width);
    let average = 0;
    for (let j = 0; j < this.#width; j++) {
      let around = squares[j]!;
      for (let b = 0; b < BAGS; b++) if (n[b]! > 0) around -= sum[b * this.#width + j]! ** 2 / n[b]!;
      result[j] = Math.max(0, around) / Math.max(1, cells - bags);
      average += result[j]! / this.#width;
    }
    const floor = average > 0 ? VARIANCE_FLOOR * average : 1;
    return result.map((variance) => Math.max(variance, floor));
  }

  /**
   * How much of a season to believe, level by level and feature by feature: what two halves of the reference (every
   * other week or day) agree on, as a share of what is found. Hours unlike others agree on nothing, whatever makes
   * them so.
   */
  learnSeason(levels: readonly SeasonLevel[]): void {
    this.#seasonEvents.clear();
    this.#refresh(undefined);
    for (const level of levels) this.#seasonEvents.set(level, this.#learnLevel(level));
  }

  #learnLevel(level: SeasonLevel): Float64Array {
    const half = level === 'hour of the day' ? DAY : WEEK;
    const [length, step] = level === 'hour of the day' ? [DAY, 1] : [WEEK, level === 'day of the week' ? DAY : 1];
    const agreed = new Float64Array(this.#width);
    const found = new Float64Array(this.#width);
    let events = 0;
    let groups = 0;
    for (let t = 0; t < length; t += step) {
      this.#seasonOf(t, () => true);
      const before = this.#season.slice();
      const [odd, even] = [1, 0].map((parity) =>
        this.#deviation(level, t, (hour) => Math.floor(hour / half) % 2 === parity),
      ) as [Deviation, Deviation];
      if (odd.events === 0 || even.events === 0) continue;
      const all = odd.events + even.events;
      groups += 1;
      events += all;
      for (let j = 0; j < this.#width; j++) {
        const [a, b] = [odd.mean[j]! - before[j]!, even.mean[j]! - before[j]!];
        agreed[j]! += a * b;
        found[j]! += ((odd.events * a + even.events * b) / all) ** 2;
      }
    }
    return agreed.map((value, j) => {
      const share = found[j]! > 0 ? Math.min(1, Math.max(0, value / found[j]!)) : 0;
      return share > 0 ? (events / groups) * (1 / share - 1) : Infinity;
    });
  }

  /** Writes the season of hour `t` to `#season`, from the levels that were learned. */
  #seasonOf(t: number, counts: (hour: number) => boolean): void {
    const season = this.#season.fill(0);
    for (const level of SEASON_LEVELS) {
      const half = this.#seasonEvents.get(level);
      if (half === undefined) return;
      const { events, mean } = this.#deviation(level, t, counts);
      if (events === 0) continue;
      for (let j = 0; j < this.#width; j++) season[j]! += ((mean[j]! - season[j]!) * events) / (events + half[j]!);
    }
  }

  /**
   * Writes the sum of (φ − what the reference expects) of every cell of an hour to `into`, bag by bag, and returns the
   * events by bag. A bag is compared with its own past, so that users who are always there bring no difference and
   * errors of the reference are not shared among bags. `withoutDay` leaves the hour's own day out of the reference.
   */
  residuals(hour: BlockSketch, into: Float64Array, withoutDay = false): Float64Array {
    const left = withoutDay ? dayOf(hour.start) : undefined;
    this.#refresh(left);
    this.#seasonOf(hour.start, (other) => dayOf(other) !== left);
    const counts = new Float64Array(BAGS);
    into.fill(0);
    for (const { bag, n, sum } of hour.cells) {
      if (n <= 0) continue;
      counts[bag]! += n;
      for (let j = 0, at = bag * this.#width; j < this.#width; j++, at++)
        into[at]! += sum[j]! - n * (this.#bagMean[at]! + this.#season[j]!);
    }
    if (left !== undefined) this.#stale = true;
    return counts;
  }

  /** Mean of the reference, all bags together. */
  mean(): Float64Array {
    this.#refresh(undefined);
    return this.#mean.slice();
  }

  #refresh(withoutDay: number | undefined): void {
    if (!this.#stale && withoutDay === undefined) return;
    const left = withoutDay === undefined ? undefined : this.#days.get(withoutDay)?.sums;
    const width = this.#width;
    const { n, sum } = this.#sums;
    let events = 0;
    this.#mean.fill(0);
    for (let b = 0; b < BAGS; b++) {
      events += n[b]! - (left?.n[b] ?? 0);
      for (let j = 0, at = b * width; j < width; j++, at++) this.#mean[j]! += sum[at]! - (left?.sum[at] ?? 0);
    }
    for (let j = 0; j < width; j++) this.#mean[j]! /= Math.max(1, events);
    for (let b = 0; b < BAGS; b++) {
      const own = n[b]! - (left?.n[b] ?? 0);
      for (let j = 0, at = b * width; j < width; j++, at++)
        this.#bagMean[at] =
          (sum[at]! - (left?.sum[at] ?? 0) + SHRINKAGE_EVENTS * this.#mean[j]!) / (own + SHRINKAGE_EVENTS);
    }
    this.#stale = withoutDay !== undefined;
  }

  /** How the hours that share the season of `t` differ from what their bags alone would make one expect. */
  #deviation(level: SeasonLevel, t: number, counts: (hour: number) => boolean): Deviation {
    const n = new Float64Array(BAGS);
    const mean = new Float64Array(this.#width);
    let events = 0;
    for (const day of this.#days.values()) {
      for (const hour of day.hours) {
        if (!sharesSeason(level, t, hour.hour) || !counts(hour.hour)) continue;
        for (let b = 0; b < BAGS; b++) {
          n[b]! += hour.n[b]!;
          events += hour.n[b]!;
        }
        for (let j = 0; j < this.#width; j++) mean[j]! += hour.sum[j]!;
      }
    }
    if (events === 0) return { events, mean };
    for (let b = 0; b < BAGS; b++) {
      if (n[b] === 0) continue;
      for (let j = 0, at = b * this.#width; j < this.#width; j++, at++) mean[j]! -= n[b]! * this.#bagMean[at]!;
    }
    for (let j = 0; j < this.#width; j++) mean[j]! /= events;
    return { events, mean };
  }
}
