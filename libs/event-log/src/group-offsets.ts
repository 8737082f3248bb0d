import { readFile } from 'node:fs/promises';
import { type ReportDamage } from './damage.js';
import { writeDurably } from './durable-file.js';

/** What a group has committed in each partition of a topic: the offset of the next record it wants. */
export class GroupOffsets {
  readonly #durable = new Map<number, number>();
  readonly #wanted = new Map<number, number>();
  #active: Promise<void> = Promise.resolve();
  #queued: Promise<void> | undefined;

  constructor(
    readonly path: string,
    start: ReadonlyMap<number, number>,
  ) {
    for (const [partition, offset] of start) {
      this.#durable.set(partition, offset);
      this.#wanted.set(partition, offset);
    }
  }

  /** Only what is durable counts: retention deletes by it. */
  committed(partition: number): number {
    return this.#durable.get(partition) ?? 0;
  }

  /** Resolves when the offset is durable. Commits that wait for the disk share the next write. */
  commit(partition: number, offset: number): Promise<void> {
    this.#wanted.set(partition, offset);
    return this.save();
  }

  save(): Promise<void> {
    this.#queued ??= this.#active
      .catch(() => undefined)
      .then(() => {
        this.#queued = undefined;
        return (this.#active = this.#write());
      });
    return this.#queued;
  }

  async #write(): Promise<void> {
    const offsets = new Map(this.#wanted);
    await writeDurably(this.path, JSON.stringify({ offsets: Object.fromEntries(offsets) }));
    for (const [partition, offset] of offsets) this.#durable.set(partition, offset);
  }
}

/**
 * Reads a group's file. A damaged one makes the group start again at the oldest record: records may come twice,
 * but none is passed over, and the log opens.
 */
export async function readGroupOffsets(path: string, report: ReportDamage): Promise<GroupOffsets> {
  const offsets = parseOffsets(await readFile(path, 'utf8'));
  if (!offsets) {
    const message = 'the offsets of this group cannot be read; it starts again at the oldest record';
    report({ kind: 'damaged-offsets', path, message });
  }
  return new GroupOffsets(path, offsets ?? new Map());
}

function parseOffsets(text: string): Map<number, number> | undefined {
  try {
    const { offsets } = JSON.parse(text) as { offsets: Record<string, unknown> };
    const entries = Object.entries(offsets).map(([key, value]) => [Number(key), value] as const);
    const sound = entries.every(([key, value]) => isOffset(key) && isOffset(value));
    return sound ? new Map(entries as [number, number][]) : undefined;
  } catch {
    return undefined;
  }
}

function isOffset(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
