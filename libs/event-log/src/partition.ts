import { readdir, stat, unlink } from 'node:fs/promises';
import { Batch } from './batch.js';
import { type ReportDamage } from './damage.js';
import { makeFolder, syncFolder } from './durable-file.js';
import { PartitionCursor } from './partition-cursor.js';
import { recoverSegment } from './recover-segment.js';
import { readSegmentName, Segment } from './segment.js';
import { openSegmentFile, type OpenSegmentFile } from './segment-file.js';
import { SegmentWriter } from './segment-writer.js';
import { Waiters } from './waiters.js';

export interface PartitionOptions {
  readonly folder: string;
  readonly topic: string;
  readonly number: number;
  readonly segmentBytes: number;
  readonly report: ReportDamage;
  readonly openFile?: OpenSegmentFile;
}

/** The records of one partition, in segments. There is always a last segment, which keeps the next offset when all others are gone. */
export class Partition {
  readonly topic: string;
  readonly number: number;
  readonly report: ReportDamage;
  readonly writer: SegmentWriter;
  readonly #waiters = new Waiters();

  constructor(
    options: PartitionOptions,
    readonly segments: Segment[],
  ) {
    this.topic = options.topic;
    this.number = options.number;
    this.report = options.report;
    this.writer = new SegmentWriter({
      folder: options.folder,
      segments,
      segmentBytes: options.segmentBytes,
      openFile: options.openFile ?? openSegmentFile,
      onDurable: () => this.#waiters.wake(),
    });
  }

  get active(): Segment {
    return this.segments.at(-1)!;
  }

  /** Offset of the next record. */
  get end(): number {
    return this.active.end;
  }

  /** Offset of the oldest record still held. */
  get oldest(): number {
    return this.segments[0]!.base;
  }

  get bytes(): number {
    return this.segments.reduce((sum, segment) => sum + segment.bytes, 0);
  }

  segmentAt(offset: number): Segment {
    return this.segments.findLast((segment) => segment.base <= offset) ?? this.segments[0]!;
  }

  cursorAt(offset: number): PartitionCursor {
    return new PartitionCursor(this, Math.max(offset, this.oldest));
  }

  /** Resolves when there is a durable record at the offset, when the time is up or when the signal aborts. */
  async waitFor(offset: number, signal: AbortSignal, timeoutMs?: number): Promise<void> {
    if (this.end <= offset) await this.#waiters.wait(signal, timeoutMs);
  }

  /** When the record at the offset, or the next one that is held, was taken. */
  async findAppendedAt(offset: number): Promise<number | undefined> {
    const cursor = new PartitionCursor(this, Math.max(offset, this.oldest), 64 * 1024);
    try {
      const batch = new Batch({ maxRecords: 1, maxBytes: 1 });
      await cursor.fill(batch);
      return batch.records[0]?.appendedAt;
    } finally {
      await cursor.close();
    }
  }

  /** Oldest first, so that a crash in between leaves no hole. Never the last segment. */
  async dropOldest(count: number): Promise<void> {
    for (let left = Math.min(count, this.segments.length - 1); left > 0; left -= 1) {
      await unlink(this.segments[0]!.path);
      this.segments.shift();
    }
  }
}

/** Opens the folder of a partition, or makes it. Only the last segment is read through. */
export async function openPartition(options: PartitionOptions): Promise<Partition> {
  const { folder } = options;
  await makeFolder(folder);
  const bases = (await readdir(folder))
    .map(readSegmentName)
    .filter((base) => base !== undefined)
    .sort((a, b) => a - b);
  if (bases.length === 0) {
    const first = new Segment(folder, 0);
    await (await openSegmentFile(first.path, 'create')).close();
    await syncFolder(folder);
    return new Partition(options, [first]);
  }
  const segments: Segment[] = [];
  for (const [n, base] of bases.entries()) {
    const next = bases[n + 1];
    const segment = new Segment(folder, base, next ?? base);
    if (next === undefined) await recoverSegment(segment, options.report);
    else {
      const { size, mtimeMs } = await stat(segment.path);
      segment.bytes = size;
      segment.noteTaken(Math.floor(mtimeMs));
    }
    segments.push(segment);
  }
  return new Partition(options, segments);
}
