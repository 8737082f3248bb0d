import { open } from 'node:fs/promises';
import { type Batch } from './batch.js';
import { FrameReader } from './frame-reader.js';
import { type Frame, type FrameReading } from './frame.js';
import { type Partition } from './partition.js';
import { type LogRecord } from './port.js';
import { type Segment } from './segment.js';
import { skipDamagedFrame } from './skip-damaged-frame.js';

/** A place in a partition from which its durable records are read in order. Holds one open file. */
export class PartitionCursor {
  #segment: Segment | undefined;
  #reader: FrameReader | undefined;

  constructor(
    readonly partition: Partition,
    /** Offset of the record to come. */
    public offset: number,
    readonly chunkBytes?: number,
  ) {}

  /** Adds records until the batch is full or no durable one is left. */
  async fill(batch: Batch): Promise<void> {
    while (!batch.full && this.offset < this.partition.end) {
      const { segment, reader } = await this.#enter();
      // Taken together before any wait: the writer moves both at once.
      const { bytes: limit, end } = segment;
      const reading = reader.peek();
      if (reading.status === 'incomplete' && (await reader.fill(reading.needs, limit))) continue;
      if (reading.status !== 'whole') await this.#passDamage(reading, limit, end);
      else if (reading.frame.offset >= end) {
        // What a refused append left behind; the next segment starts with other records at these offsets.
        this.#jump(end, limit);
      } else if (reading.frame.offset >= this.offset) {
        if (reading.frame.offset > this.offset) this.#reportLost(this.offset, reading.frame.offset);
        segment.index.note(reading.frame.offset, reader.position);
        if (!batch.add(this.#toRecord(reading.frame))) return;
        this.offset = reading.frame.offset + 1;
        reader.moveTo(reading.end);
      } else reader.moveTo(reading.end);
    }
  }

  /** Goes back to an offset with a newly opened file. */
  async restart(offset: number): Promise<void> {
    this.offset = Math.max(offset, this.partition.oldest);
    await this.close().catch(() => undefined);
  }

  async close(): Promise<void> {
    const reader = this.#reader;
    this.#reader = undefined;
    this.#segment = undefined;
    await reader?.file.close();
  }

  async #enter(): Promise<{ segment: Segment; reader: FrameReader }> {
    if (this.#segment && this.#reader && this.offset < this.#segment.end) {
      return { segment: this.#segment, reader: this.#reader };
    }
    const segment = this.partition.segmentAt(this.offset);
    await this.close();
    const { position } = segment.index.before(this.offset);
    const reader = new FrameReader(await open(segment.path, 'r'), position, this.chunkBytes);
    this.#segment = segment;
    this.#reader = reader;
    return { segment, reader };
  }

  async #passDamage(reading: FrameReading, limit: number, end: number): Promise<void> {
    const reader = this.#reader!;
    const known = this.#segment!.index.after(reader.position);
    if (await skipDamagedFrame(reader, reading, limit, this.offset + 1)) {
      this.#reportLost(this.offset, this.offset + 1);
      this.offset += 1;
    } else if (known && known.offset > this.offset && known.position < limit) {
      this.#reportLost(this.offset, known.offset);
      this.#jump(known.offset, known.position);
    } else {
      this.#reportLost(this.offset, end);
      this.#jump(end, limit);
    }
  }

  #jump(offset: number, position: number): void {
    this.offset = offset;
    this.#reader!.moveTo(position);
  }

  #reportLost(from: number, to: number): void {
    const lost = to - from === 1 ? `record ${from} is` : `records ${from} to ${to - 1} are`;
    const path = this.#segment!.path;
    this.partition.report({ kind: 'damaged-records', path, message: `${lost} damaged and skipped` });
  }

  #toRecord(frame: Frame): LogRecord {
    return {
      topic: this.partition.topic,
      partition: this.partition.number,
      offset: frame.offset,
      key: Buffer.from(frame.key.buffer, frame.key.byteOffset, frame.key.length).toString(),
      appendedAt: frame.appendedAt,
      value: frame.value,
    };
  }
}
