import { changePoint, type HourShift } from './change-point.js';

/** Hours in which a change is looked for. */
const REACH = 14 * 24;

/** Differences of the newest hours to their reference, to find since when they point one way. */
export class RecentResiduals {
  readonly #hours: { readonly hour: number; readonly n: number; readonly sum: Float64Array }[] = [];

  add(hour: number, n: number, sum: Float64Array): void {
    this.#hours.push({ hour, n, sum });
    const keep = this.#hours.findIndex((old) => old.hour > hour - REACH);
    if (keep > 0) this.#hours.splice(0, keep);
  }

  transform(map: (vectors: Float64Array, from: number) => void): void {
    for (const { sum } of this.#hours) map(sum, 0);
  }

  since(direction: Float64Array, from: number): number | null {
    const shifts: HourShift[] = [];
    for (const { hour, n, sum } of this.#hours) {
      if (hour < from) continue;
      let value = 0;
      for (let j = 0; j < sum.length; j++) value += sum[j]! * direction[j]!;
      shifts.push({ hour, n, value });
    }
    return changePoint(shifts);
  }
}
