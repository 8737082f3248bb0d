import { syncFolder } from './durable-file.js';
import { encodeFrame } from './frame.js';
import { LogWriteError } from './log-write-error.js';
import { Segment } from './segment.js';
import { type OpenSegmentFile, type SegmentFile } from './segment-file.js';
import { INDEX_INTERVAL_BYTES, type IndexEntry } from './sparse-index.js';

/** How much one write and one sync carry at most. */
const MAX_WRITE_BYTES = 8 * 1024 * 1024;

export interface PendingRecord {
  readonly key: Uint8Array;
  readonly value: Uint8Array;
}

/** The records of one append call for one partition; they are written and acknowledged together. */
interface Unit {
  readonly records: readonly PendingRecord[];
  readonly bytes: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface Roll {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export interface SegmentWriterOptions {
  readonly folder: string;
  /** In order; the last one is written to. The writer adds new ones at the end. */
  readonly segments: Segment[];
  readonly segmentBytes: number;
  readonly openFile: OpenSegmentFile;
  /** Called when more records have become durable. */
  readonly onDurable: () => void;
}

/** Writes the last segment of a partition. Appends that wait while a sync runs share the next write and sync. */
export class SegmentWriter {
  readonly #options: SegmentWriterOptions;
  #units: Unit[] = [];
  #rolls: Roll[] = [];
  #file: SegmentFile | undefined;
  /** Set once a write or sync failed: what the kernel holds of this file behind the durable end is not to be trusted. */
  #suspect = false;
  #running: Promise<void> | undefined;

  constructor(options: SegmentWriterOptions) {
    this.#options = options;
  }

  /** Resolves when the records are durable. */
  append(records: readonly PendingRecord[], bytes: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#units.push({ records, bytes, resolve, reject });
      this.#start();
    });
  }

  /** Ends the current segment, if it holds anything, and durably begins an empty one. */
  roll(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#rolls.push({ resolve, reject });
      this.#start();
    });
  }

  /** Writes what is pending and closes the file. */
  async close(): Promise<void> {
    await this.#running;
    const file = this.#file;
    this.#file = undefined;
    await file?.close();
  }

  get #active(): Segment {
    return this.#options.segments.at(-1)!;
  }

  #start(): void {
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    // Lets the other appends of this turn join the first write.
    await Promise.resolve();
    while (this.#units.length > 0 || this.#rolls.length > 0) {
      for (const roll of this.#rolls.splice(0)) await this.#endSegment().then(roll.resolve, roll.reject);
      const units = this.#takeUnits();
      if (units.length === 0) continue;
      try {
        await this.#write(units);
        for (const unit of units) unit.resolve();
      } catch (error) {
        await this.#distrustFile();
        for (const unit of units) unit.reject(new LogWriteError(error));
      }
    }
    // In the same turn as the look at the queues, so that no append is left behind.
    this.#running = undefined;
  }

  /** As many waiting units as fit into one write and into the segment, at least one. */
  #takeUnits(): Unit[] {
    let bytes = 0;
    let count = 0;
    for (const unit of this.#units) {
      const limit = Math.min(MAX_WRITE_BYTES, this.#options.segmentBytes);
      if (count > 0 && bytes + unit.bytes > limit) break;
      bytes += unit.bytes;
      count += 1;
    }
    return this.#units.splice(0, count);
  }

  async #write(units: readonly Unit[]): Promise<void> {
    const bytes = units.reduce((sum, unit) => sum + unit.bytes, 0);
    if (this.#active.bytes > 0 && this.#active.bytes + bytes > this.#options.segmentBytes) {
      await this.#endSegment();
    }
    const file = await this.#openActive();
    const segment = this.#active;
    const buffer = Buffer.allocUnsafe(bytes);
    const appendedAt = Date.now();
    const places: IndexEntry[] = [];
    let at = 0;
    let offset = segment.end;
    let nextPlace = 0;
    for (const unit of units) {
      for (const { key, value } of unit.records) {
        if (at >= nextPlace) {
          places.push({ offset, position: segment.bytes + at });
          nextPlace = at + INDEX_INTERVAL_BYTES;
        }
        at = encodeFrame(buffer, at, { offset, appendedAt, key, value });
        offset += 1;
      }
    }
    await file.write(buffer, segment.bytes);
    await file.sync();
    for (const place of places) segment.index.note(place.offset, place.position);
    segment.noteTaken(appendedAt);
    segment.bytes += bytes;
    segment.end = offset;
    this.#options.onDurable();
  }

  async #openActive(): Promise<SegmentFile> {
    if (this.#suspect) {
      if (this.#active.bytes > 0) await this.#endSegment();
      else await this.#replaceActive(this.#active);
    }
    this.#file ??= await this.#options.openFile(this.#active.path, 'existing');
    return this.#file;
  }

  async #endSegment(): Promise<void> {
    const ended = this.#active;
    if (ended.bytes === 0) return;
    const next = new Segment(this.#options.folder, ended.end);
    await this.#replaceActive(next);
    this.#options.segments.push(next);
  }

  /** Begins the segment's file anew and empty, durably, and writes there from now on. */
  async #replaceActive(segment: Segment): Promise<void> {
    const file = await this.#options.openFile(segment.path, 'create');
    try {
      await syncFolder(this.#options.folder);
    } catch (error) {
      await file.close();
      throw error;
    }
    const old = this.#file;
    this.#file = file;
    this.#suspect = false;
    await old?.close().catch(() => undefined);
  }

  /**
   * After a failed sync the kernel may call lost pages clean, so a later sync of this file proves nothing. The file
   * is cut back to what was durable before, and the next append goes to a new one. If the cut fails as well, the
   * offsets in the frames tell readers where the segment ends.
   */
  async #distrustFile(): Promise<void> {
    this.#suspect = true;
    const segment = this.#active;
    try {
      await this.#file?.truncate(segment.bytes);
      await this.#file?.sync();
    } catch {
      // Already distrusted; the failed append is rejected with the first error.
    }
  }
}
