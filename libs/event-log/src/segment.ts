import { join } from 'node:path';
import { SparseIndex } from './sparse-index.js';

const NAME = /^(\d{16})\.segment$/;

/** One file of a partition. `end` and `bytes` cover only what is durable; nobody reads beyond them. */
export class Segment {
  readonly path: string;
  readonly index: SparseIndex;
  /** When its first and last record were taken; undefined while it is empty. */
  firstAppendedAt: number | undefined;
  lastAppendedAt: number | undefined;

  constructor(
    folder: string,
    readonly base: number,
    public end: number = base,
    public bytes: number = 0,
  ) {
    this.path = join(folder, `${String(base).padStart(16, '0')}.segment`);
    this.index = new SparseIndex(base);
  }

  noteTaken(at: number): void {
    this.firstAppendedAt ??= at;
    this.lastAppendedAt = at;
  }
}

/** The base offset in a segment's file name, undefined for any other name. */
export function readSegmentName(name: string): number | undefined {
  const digits = NAME.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
