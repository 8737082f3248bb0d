import { readFileSync } from 'node:fs';
import { writeDurably } from '@almenara/example-job-receiver';

/** How far the visitors came: all questions before `next` are durable at the server. */
export interface Progress {
  /** End of the planned past, epoch milliseconds; fixed at the first start. */
  readonly anchor: number;
  readonly next: number;
  /** The index that answered first. */
  readonly firstIndex: string;
  /** The first question that another index answered. */
  readonly repairedAt?: number | undefined;
}

export function readProgress(file: string, fresh: Progress): Progress {
  try {
    const { anchor, next, firstIndex, repairedAt } = JSON.parse(
      readFileSync(file, 'utf8'),
    ) as Partial<Progress>;
    if (Number.isFinite(anchor) && Number.isInteger(next) && firstIndex)
      return { anchor: anchor!, next: next!, firstIndex, repairedAt };
  } catch {
    // The first start, or a file that somebody spoiled.
  }
  writeProgress(file, fresh);
  return fresh;
}

export function writeProgress(file: string, progress: Progress): void {
  writeDurably(file, JSON.stringify(progress));
}
