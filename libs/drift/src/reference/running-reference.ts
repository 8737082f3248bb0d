import { BAGS, type BlockSketch } from '../sketch/block-sketch.js';
import { addBagSums, addHour, emptyBagSums, hourTotal, type BagSums, type HourTotal } from './hour-sums.js';
import { DAY, WEEK } from './reference-range.js';
import { SEASON_LEVELS, seasonSlots, sharesSeason, type SeasonLevel } from './season.js';
import { SeasonSums, addTo } from './season-sums.js';

/** A bag's own mean is drawn towards the stream's mean as if it had this many more events there. */
const SHRINKAGE_EVENTS = 30;

/** Share of the average variance added to every feature's, so that one hardly ever seen does not rule the direction. */
const VARIANCE_FLOOR = 0.05;

type Parity = { readonly of: 'day' | 'week'; readonly odd: boolean };

interface Deviation {
  readonly events: number;
  readonly mean: Float64Array;
}

const dayOf = (hour: number): number => Math.floor(hour / DAY);

/** Sums of the reference hours of one stream, brought forward hour by hour; hours leave it by whole days. */
export class RunningReference {
  readonly #width: number;
  readonly #days = new Map<number, { sums: BagSums; hours: HourTotal[] }>();
  readonly #slots: SeasonSums;
  #sums: BagSums;
  readonly #mean: Float64Array;
  readonly #bagMean: Float64Array;
  readonly #season: Float64Array;
  #stale = true;
  /** Events after which the season of a feature counts half; infinite where no season is to be seen. */
  readonly #seasonEvents = new Map<SeasonLevel, Float64Array>();

  constructor(width: number) {
    this.#width = width;
    this.#slots = new SeasonSums(width);
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
    this.#slots.add(total);
    addHour(day.sums, hour, this.#width);
    addHour(this.#sums, hour, this.#width);
    day.hours.push(total);
    this.#stale = true;
  }

  /** Sums are built anew from the days that stay, so that rounding does not pile up. */
  dropBefore(hour: number): void {
    const old = [...this.#days.keys()].filter((day) => day < dayOf(hour));
    if (old.length === 0) return;
    for (const day of old) for (let h = 0; h < DAY; h++) this.#slots.clear(day * DAY + h);
    for (const day of old) this.#days.delete(day);
    for (const [key, day] of this.#days)
      for (const gone of old)
        if ((key - gone) % 14 === 0) for (const total of day.hours) this.#slots.add(total);
    this.#sums = emptyBagSums(this.#width);
    for (const day of this.#days.values()) addBagSums(this.#sums, day.sums);
    this.#stale = true;
  }

  /**
   * Covariance of the features per event, as it is seen in what a bag brings in a day against its own mean: users who
   * come, go, and ask the same again are in it. Drawn towards its diagonal the more the fewer bags and days there are.
   */
  covariance(): Float64Array {
    this.#refresh(undefined);
    const width = this.#width;
    const result = new Float64Array(width * width);
    const d = new Float64Array(width);
    let count = 0;
    for (const { sums } of this.#days.values()) {
      for (let b = 0; b < BAGS; b++) {
        const n = sums.n[b]!;
        if (n === 0) continue;
        count += 1;
        const scale = 1 / Math.sqrt(n);
        for (let j = 0, at = b * width; j < width; j++, at++)
          d[j] = (sums.sum[at]! - n * this.#bagMean[at]!) * scale;
        for (let i = 0; i < width; i++)
          for (let j = 0, at = i * width, left = d[i]!; j <= i; j++, at++) result[at]! += left * d[j]!;
      }
    }
    const kept = count / (count + width);
    let average = 0;
    for (let i = 0; i < width; i++) average += result[i * (width + 1)]! / Math.max(1, count) / width;
    if (average === 0) average = 1;
    for (let i = 0; i < width; i++) {
      for (let j = 0; j < i; j++) {
        const value = (kept * result[i * width + j]!) / Math.max(1, count);
        result[i * width + j] = result[j * width + i] = value;
      }
      result[i * (width + 1)] = result[i * (width + 1)]! / Math.max(1, count) + VARIANCE_FLOOR * average;
    }
    return result;
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
    const [length, step] =
      level === 'hour of the day' ? [DAY, 1] : [WEEK, level === 'day of the week' ? DAY : 1];
    const agreed = new Float64Array(this.#width);
    const found = new Float64Array(this.#width);
    let events = 0;
    let groups = 0;
    for (let t = 0; t < length; t += step) {
      this.#seasonOf(t, undefined);
      const before = this.#season.slice();
      const of = level === 'hour of the day' ? 'day' : 'week';
      const odd = this.#deviation(level, t, { of, odd: true });
      const even = this.#deviation(level, t, { of, odd: false });
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
  #seasonOf(t: number, withoutDay: number | undefined): void {
    const season = this.#season.fill(0);
    for (const level of SEASON_LEVELS) {
      const half = this.#seasonEvents.get(level);
      if (half === undefined) return;
      const { events, mean } = this.#deviation(level, t, undefined, withoutDay);
      if (events === 0) continue;
      for (let j = 0; j < this.#width; j++)
        season[j]! += ((mean[j]! - season[j]!) * events) / (events + half[j]!);
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
    this.#seasonOf(hour.start, left);
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
  #deviation(level: SeasonLevel, t: number, parity?: Parity, withoutDay?: number): Deviation {
    const slot = this.#slots.empty();
    for (const at of seasonSlots(level, t)) this.#slots.collect(slot, at, parity);
    if (withoutDay !== undefined)
      for (const hour of this.#days.get(withoutDay)?.hours ?? [])
        if (sharesSeason(level, t, hour.hour)) addTo(slot, hour.n, hour.sum, -1);
    const { n, sum: mean } = slot;
    const events = n.reduce((total, count) => total + count, 0);
    if (events === 0) return { events, mean };
    for (let b = 0; b < BAGS; b++) {
      if (n[b] === 0) continue;
      for (let j = 0, at = b * this.#width; j < this.#width; j++, at++)
        mean[j]! -= n[b]! * this.#bagMean[at]!;
    }
    for (let j = 0; j < this.#width; j++) mean[j]! /= events;
    return { events, mean };
  }
}
