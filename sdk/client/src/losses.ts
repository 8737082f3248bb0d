/** Running totals of what was not delivered, by reason. A report counts as told only when it has arrived. */
export class Losses {
  readonly #totals = new Map<string, number>();
  readonly #told = new Map<string, number>();

  add(reason: string, count: number): void {
    if (count > 0) this.#totals.set(reason, (this.#totals.get(reason) ?? 0) + count);
  }

  get total(): number {
    let sum = 0;
    for (const count of this.#totals.values()) sum += count;
    return sum;
  }

  get byReason(): Record<string, number> {
    return Object.fromEntries(this.#totals);
  }

  untold(): [reason: string, count: number][] {
    return [...this.#totals].filter(([reason, count]) => this.#told.get(reason) !== count);
  }

  markTold(reports: readonly [reason: string, count: number][]): void {
    for (const [reason, count] of reports) this.#told.set(reason, count);
  }
}
