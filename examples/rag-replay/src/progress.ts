import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** How far the replay came: everything before `next` is durable at the server. */
export interface Progress {
  /** End of the replayed days, epoch milliseconds; fixed at the first start. */
  readonly anchor: number;
  readonly next: number;
  /** The conversations of the support desk are durable too. */
  readonly conversations: boolean;
}

export function readProgress(file: string, now: number): Progress {
  try {
    const { anchor, next, conversations } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Progress>;
    if (Number.isFinite(anchor) && Number.isInteger(next))
      return { anchor: anchor!, next: next!, conversations: conversations === true };
  } catch {
    // The first start, or a file that somebody spoiled: sending everything again changes nothing that is stored.
  }
  const fresh = { anchor: now, next: 0, conversations: false };
  writeProgress(file, fresh);
  return fresh;
}

/** The file is always whole: the old one or the new one. */
export function writeProgress(file: string, progress: Progress): void {
  writeFileSync(`${file}.next`, JSON.stringify(progress), { flush: true });
  renameSync(`${file}.next`, file);
}
