import { type FileHandle } from 'node:fs/promises';
import { type FrameReading, readFrame } from './frame.js';

const CHUNK_BYTES = 1024 * 1024;
const NOTHING = Buffer.alloc(0);

/** Reads frames one after the other from a file through one buffer, never beyond the limit it is given. */
export class FrameReader {
  #chunk = NOTHING;
  #chunkStart: number;

  constructor(
    readonly file: FileHandle,
    public position: number,
    readonly chunkBytes = CHUNK_BYTES,
  ) {
    this.#chunkStart = position;
  }

  /** Judges the frame at the position; 'incomplete' asks for `fill`. `end` is a position in the file. */
  peek(): FrameReading {
    const reading = readFrame(this.#chunk, this.position - this.#chunkStart);
    if (reading.status === 'incomplete' || reading.end === undefined) return reading;
    return { ...reading, end: reading.end + this.#chunkStart };
  }

  /** Reads as far as the frame at the position needs; false when the limit ends before it. */
  async fill(needs: number, limit: number): Promise<boolean> {
    if (this.position + needs > limit) return false;
    // A new buffer each time: records handed out are views into the old one.
    const chunk = Buffer.allocUnsafeSlow(Math.max(needs, Math.min(this.chunkBytes, limit - this.position)));
    let filled = 0;
    while (filled < chunk.length) {
      const { bytesRead } = await this.file.read(
        chunk,
        filled,
        chunk.length - filled,
        this.position + filled,
      );
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    this.#chunk = chunk.subarray(0, filled);
    this.#chunkStart = this.position;
    return filled >= needs;
  }

  /** Judges the frame at the position, reading as needed; 'incomplete' means that the limit ends before it. */
  async next(limit: number): Promise<FrameReading> {
    for (;;) {
      const reading = this.peek();
      if (reading.status !== 'incomplete' || !(await this.fill(reading.needs, limit))) return reading;
    }
  }

  moveTo(position: number): void {
    if (position < this.#chunkStart || position > this.#chunkStart + this.#chunk.length) {
      this.#chunk = NOTHING;
      this.#chunkStart = position;
    }
    this.position = position;
  }
}
