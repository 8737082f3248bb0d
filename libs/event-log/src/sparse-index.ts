export interface IndexEntry {
  readonly offset: number;
  readonly position: number;
}

export const INDEX_INTERVAL_BYTES = 64 * 1024;

/** Remembers where about every 64 KiB a record of a segment starts: about 16 KiB of memory for 64 MiB of log. */
export class SparseIndex {
  readonly #entries: IndexEntry[];

  constructor(base: number) {
    this.#entries = [{ offset: base, position: 0 }];
  }

  /** Places are noted in rising order by whoever passes them first; those already passed are left out. */
  note(offset: number, position: number): void {
    const last = this.#entries.at(-1)!;
    if (position >= last.position + INDEX_INTERVAL_BYTES) this.#entries.push({ offset, position });
  }

  /** The last noted place at or before the offset. */
  before(offset: number): IndexEntry {
    let low = 0;
    let high = this.#entries.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#entries[middle]!.offset <= offset) low = middle;
      else high = middle - 1;
    }
    return this.#entries[low]!;
  }

  /** The first noted place behind the position: where reading can go on after damage. */
  after(position: number): IndexEntry | undefined {
    return this.#entries.find((entry) => entry.position > position);
  }
}
