import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OtlpDecodeError } from './otel-span.js';
import { readProtobufSpans } from './read-protobuf.js';

/** One field of wire type 2. */
function field(number: number, body: Uint8Array): Buffer {
  const length: number[] = [];
  let rest = body.length;
  for (; rest > 127; rest >>>= 7) length.push((rest & 127) | 128);
  return Buffer.concat([Buffer.from([(number << 3) | 2, ...length, rest]), body]);
}

function crashesOnly(body: Uint8Array): void {
  try {
    readProtobufSpans(body);
  } catch (error) {
    expect(error).toBeInstanceOf(OtlpDecodeError);
    expect((error as Error).message).toMatch(/not a protobuf/);
  }
}

describe('readProtobufSpans', () => {
  test('any bytes are read or refused, also inside of a span', () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    fc.assert(fc.property(bytes, crashesOnly));
    fc.assert(fc.property(bytes, (body) => crashesOnly(field(1, field(2, field(2, body))))));
    fc.assert(fc.property(bytes, (body) => crashesOnly(field(1, field(2, field(2, field(9, body)))))));
  });

  test('a span that nests as deep as its bytes allow is refused without a stack overflow', () => {
    let value: Buffer = Buffer.alloc(0);
    for (let level = 0; level < 20_000; level++) value = field(5, field(1, value));
    const attribute = Buffer.concat([field(1, Buffer.from('deep')), field(2, value)]);
    expect(readProtobufSpans(field(1, field(2, field(2, field(9, attribute)))))).toEqual({
      items: [],
      refused: ['a span is not valid protobuf'],
      warnings: [],
    });
  });

  test('one broken span, scope or resource never costs its neighbours', () => {
    const named = (name: string) => field(2, field(5, Buffer.from(name)));
    const broken = Buffer.from([0xff]);
    const spans = Buffer.concat([named('a'), field(2, broken), named('b')]);
    const scopes = Buffer.concat([field(2, spans), field(2, broken)]);
    const badResource = Buffer.concat([field(1, broken), field(2, named('c'))]);
    const read = readProtobufSpans(
      Buffer.concat([field(1, scopes), field(1, broken), field(1, badResource)]),
    );
    expect(read.items.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(read.refused).toHaveLength(3);
    expect(read.warnings).toEqual(['a resource could not be read and was left out']);
  });

  test('a body cut short is no request', () => {
    const whole = field(1, field(2, field(2, field(5, Buffer.from('name')))));
    for (let length = 1; length < whole.length; length++) {
      expect(() => readProtobufSpans(whole.subarray(0, length))).toThrow(OtlpDecodeError);
    }
  });

  test('names are well-formed text: bytes that are no UTF-8 never become half a surrogate pair', () => {
    const name = field(5, Buffer.from([0x61, 0xed, 0xa0, 0x80, 0x62]));
    let read = '';
    try {
      read = readProtobufSpans(field(1, field(2, field(2, name)))).items[0]?.name ?? '';
    } catch (error) {
      expect(error).toBeInstanceOf(OtlpDecodeError);
    }
    expect(read.isWellFormed()).toBe(true);
  });

  test('an empty body is an empty request, and fields of later versions are skipped', () => {
    const nothing = { items: [], refused: [], warnings: [] };
    expect(readProtobufSpans(Buffer.alloc(0))).toEqual(nothing);
    expect(readProtobufSpans(field(15, Buffer.from('later')))).toEqual(nothing);
  });
});
