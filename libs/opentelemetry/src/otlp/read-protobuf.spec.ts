import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OtlpDecodeError } from './otel-span.js';
import { readProtobufRequest } from './read-protobuf.js';

/** One field of wire type 2. */
function field(number: number, body: Uint8Array): Buffer {
  const length: number[] = [];
  let rest = body.length;
  for (; rest > 127; rest >>>= 7) length.push((rest & 127) | 128);
  return Buffer.concat([Buffer.from([(number << 3) | 2, ...length, rest]), body]);
}

function crashesOnly(body: Uint8Array): void {
  try {
    readProtobufRequest(body);
  } catch (error) {
    expect(error).toBeInstanceOf(OtlpDecodeError);
    expect((error as Error).message).toMatch(/not a protobuf|nest deeper/);
  }
}

describe('readProtobufRequest', () => {
  test('any bytes are read or refused, also inside of a span', () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    fc.assert(fc.property(bytes, crashesOnly));
    fc.assert(fc.property(bytes, (body) => crashesOnly(field(1, field(2, field(2, body))))));
    fc.assert(fc.property(bytes, (body) => crashesOnly(field(1, field(2, field(2, field(9, body)))))));
  });

  test('a request that nests as deep as its bytes allow is refused without a stack overflow', () => {
    let value: Buffer = Buffer.alloc(0);
    for (let level = 0; level < 20_000; level++) value = field(5, field(1, value));
    const attribute = Buffer.concat([field(1, Buffer.from('deep')), field(2, value)]);
    expect(() => readProtobufRequest(field(1, field(2, field(2, field(9, attribute)))))).toThrow(
      OtlpDecodeError,
    );
  });

  test('names are well-formed text: bytes that are no UTF-8 never become half a surrogate pair', () => {
    const name = field(5, Buffer.from([0x61, 0xed, 0xa0, 0x80, 0x62]));
    let read = '';
    try {
      read = readProtobufRequest(field(1, field(2, field(2, name))))[0]!.name;
    } catch (error) {
      expect(error).toBeInstanceOf(OtlpDecodeError);
    }
    expect(read.isWellFormed()).toBe(true);
  });

  test('an empty body is an empty request, and fields of later versions are skipped', () => {
    expect(readProtobufRequest(Buffer.alloc(0))).toEqual([]);
    expect(readProtobufRequest(field(15, Buffer.from('later')))).toEqual([]);
  });
});
