import type { Watch } from './watch.js';

/** A detector that has seen the judged hours of a stream up to `next`. */
export interface Remembered {
  /** What it was made with. */
  readonly config: string;
  readonly watch: Watch;
  readonly next: number;
  readonly rewritten: number;
  /** An alarm was raised and has not ended. */
  readonly alarmed: boolean;
}

/**
 * What a monitor keeps between two runs, to spare itself reading all judged hours again. Nothing depends on it: it counts
 * only while the stored hours are those that it knows.
 */
export class Memory {
  private readonly streams = new Map<string, Remembered>();
  private readonly told = new Set<string>();

  get(key: string): Remembered | undefined {
    return this.streams.get(key);
  }

  set(key: string, remembered: Remembered): void {
    this.streams.set(key, remembered);
  }

  /** Streams of a project that are no longer watched: a detector holds megabytes. */
  keepOnly(prefix: string, keys: ReadonlySet<string>): void {
    for (const key of this.streams.keys()) if (key.startsWith(prefix) && !keys.has(key)) this.forget(key);
  }

  forget(key: string): void {
    this.streams.get(key)?.watch.close();
    this.streams.delete(key);
  }

  isTold(alarm: string): boolean {
    return this.told.has(alarm);
  }

  markTold(alarm: string): void {
    this.told.add(alarm);
  }
}
