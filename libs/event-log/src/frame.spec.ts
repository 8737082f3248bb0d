import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeFrame, type Frame, frameBytes, readFrame } from './frame.js';

const frames = fc.record({
  offset: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
  appendedAt: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
  key: fc.uint8Array({ maxLength: 40 }),
  value: fc.uint8Array({ maxLength: 200 }),
});

function encodeAll(list: readonly Frame[]): Buffer {
  const buffer = Buffer.alloc(list.reduce((sum, f) => sum + frameBytes(f.key.length, f.value.length), 0));
  list.reduce((at, frame) => encodeFrame(buffer, at, frame), 0);
  return buffer;
}

function decodeAll(buffer: Buffer): Frame[] {
  const found: Frame[] = [];
  for (let at = 0; ;) {
    const reading = readFrame(buffer, at);
    if (reading.status !== 'whole') return found;
    const { offset, appendedAt, key, value } = reading.frame;
    found.push({ offset, appendedAt, key: new Uint8Array(key), value: new Uint8Array(value) });
    at = reading.end;
  }
}

it('gives back any key and value byte for byte', () => {
  fc.assert(
    fc.property(fc.array(frames, { maxLength: 8 }), (list) => {
      expect(decodeAll(encodeAll(list))).toEqual(list);
    }),
  );
});

it('gives back the whole frames before a cut at any byte, and never a torn one', () => {
  fc.assert(
    fc.property(fc.array(frames, { minLength: 1, maxLength: 3 }), (list) => {
      const bytes = encodeAll(list);
      const ends = list.map((_, n) => encodeAll(list.slice(0, n + 1)).length);
      for (let cut = 0; cut <= bytes.length; cut += 1) {
        const whole = ends.filter((end) => end <= cut).length;
        expect(decodeAll(bytes.subarray(0, cut))).toHaveLength(whole);
      }
    }),
    { numRuns: 20 },
  );
});

it('notices any flipped bit', () => {
  fc.assert(
    fc.property(frames, fc.nat(), fc.integer({ min: 0, max: 7 }), (frame, place, bit) => {
      const bytes = encodeAll([frame]);
      const at = place % bytes.length;
      bytes[at] = bytes[at]! ^ (1 << bit);
      expect(readFrame(bytes, 0).status).not.toBe('whole');
    }),
    { numRuns: 500 },
  );
});

it('does not take zeros, which a file system may leave after power loss, for a record', () => {
  expect(readFrame(Buffer.alloc(64), 0).status).toBe('damaged');
});
