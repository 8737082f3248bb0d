import { crc32 } from 'node:zlib';

/**
 * A record on disk: [u32 length][u32 crc32 of the payload][payload], and the payload is
 * [u48 offset][u48 appendedAt][u16 key bytes][key][value], all big-endian. The offset is written out so that
 * a reader can tell how many records a damaged stretch held.
 */
const HEAD = 8;
const PAYLOAD_HEAD = 14;
export const MAX_KEY_BYTES = 0xffff;
/** Bounds what a reader has to hold for one record, and what a damaged length can make it ask for. */
export const MAX_FRAME_BYTES = 256 * 1024 * 1024;

export interface Frame {
  readonly offset: number;
  readonly appendedAt: number;
  readonly key: Uint8Array;
  readonly value: Uint8Array;
}

export type FrameReading =
  | { readonly status: 'whole'; readonly end: number; readonly frame: Frame }
  /** Cannot be judged before `needs` bytes, counted from its first one, are there. */
  | { readonly status: 'incomplete'; readonly needs: number }
  /** `end` is where the next frame starts if at least the length is to be believed. */
  | { readonly status: 'damaged'; readonly end: number | undefined };

export function frameBytes(keyBytes: number, valueBytes: number): number {
  return HEAD + PAYLOAD_HEAD + keyBytes + valueBytes;
}

/** Writes the frame at `at` and returns where it ends. */
export function encodeFrame(target: Buffer, at: number, frame: Frame): number {
  const start = at + HEAD;
  const keyStart = start + PAYLOAD_HEAD;
  const valueStart = keyStart + frame.key.length;
  const end = valueStart + frame.value.length;
  target.writeUIntBE(frame.offset, start, 6);
  target.writeUIntBE(frame.appendedAt, start + 6, 6);
  target.writeUInt16BE(frame.key.length, start + 12);
  target.set(frame.key, keyStart);
  target.set(frame.value, valueStart);
  target.writeUInt32BE(end - start, at);
  target.writeUInt32BE(crc32(target.subarray(start, end)), at + 4);
  return end;
}

/** Judges the bytes from `at` on. Key and value are views into `source`. */
export function readFrame(source: Buffer, at: number): FrameReading {
  const available = source.length - at;
  if (available < HEAD) return { status: 'incomplete', needs: HEAD };
  const length = source.readUInt32BE(at);
  if (length < PAYLOAD_HEAD || length > MAX_FRAME_BYTES - HEAD) return { status: 'damaged', end: undefined };
  if (available < HEAD + length) return { status: 'incomplete', needs: HEAD + length };
  const start = at + HEAD;
  const end = start + length;
  const keyStart = start + PAYLOAD_HEAD;
  const valueStart = keyStart + source.readUInt16BE(start + 12);
  if (valueStart > end || crc32(source.subarray(start, end)) !== source.readUInt32BE(at + 4)) {
    return { status: 'damaged', end };
  }
  const frame: Frame = {
    offset: source.readUIntBE(start, 6),
    appendedAt: source.readUIntBE(start + 6, 6),
    key: source.subarray(keyStart, valueStart),
    value: source.subarray(valueStart, end),
  };
  return { status: 'whole', end, frame };
}
