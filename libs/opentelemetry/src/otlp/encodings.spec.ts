import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toJson, toProtobuf, toRequest, type Told, type ToldSpan } from '../testing/encode-request.js';
import { readJsonSpans } from './read-json.js';
import { readProtobufSpans } from './read-protobuf.js';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const { told } = fc.letrec<{ told: Told }>((tie) => ({
  told: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.record({ text }),
    fc.record({ flag: fc.boolean() }),
    fc.record({ whole: fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n) }),
    fc.record({ whole: fc.bigInt(-100n, 100n) }),
    fc.record({ double: fc.double() }),
    fc.record({ bytes: fc.uint8Array({ maxLength: 10 }) }),
    fc.record({ list: fc.array(tie('told'), { maxLength: 4 }) }),
    fc.record({ map: fc.array(fc.tuple(text, tie('told')), { maxLength: 4 }) }),
  ),
}));
const attributes = fc.array(fc.tuple(fc.oneof(text, fc.constant('__proto__')), told), { maxLength: 6 });
const time = fc.bigInt(0n, 7_258_118_400_000_000_000n);
const id = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const span: fc.Arbitrary<ToldSpan> = fc.record({
  traceId: id(16),
  spanId: id(8),
  name: text,
  startTime: time,
  endTime: time,
  status: fc.integer({ min: 0, max: 2 }),
  message: text,
  attributes,
  events: fc.array(fc.record({ name: text, time, attributes }), { maxLength: 3 }),
});

function nested(depth: number): ToldSpan {
  let value: Told = { text: 'leaf' };
  for (let level = 0; level < depth; level++) value = { list: [value] };
  return {
    traceId: new Uint8Array(16).fill(1),
    spanId: new Uint8Array(8).fill(1),
    name: 'deep',
    startTime: 1n,
    endTime: 2n,
    status: 0,
    message: '',
    attributes: [['deep', value]],
    events: [],
  };
}

describe('encodings', () => {
  test('the same request reads the same from protobuf and from JSON', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 3 }), attributes, (spans, resource) => {
        const fromJson = readJsonSpans(JSON.parse(JSON.stringify(toJson(spans, resource))));
        const fromProtobuf = readProtobufSpans(toProtobuf(spans, resource));
        // What counts is the JSON that is kept: it knows no negative zero.
        expect(JSON.parse(JSON.stringify(fromProtobuf))).toEqual(JSON.parse(JSON.stringify(fromJson)));
        expect(fromProtobuf.items).toHaveLength(spans.length);
      }),
    );
  });

  test('times are cut to the microsecond, not rounded through inexact numbers', () => {
    const one = { ...nested(0), startTime: 1_795_385_000_822_123_999n, endTime: 1_795_385_000_822_124_000n };
    for (const contents of [readProtobufSpans(toProtobuf([one])), readJsonSpans(toJson([one]))]) {
      const [read] = contents.items;
      expect(read).toMatchObject({ startTime: 1_795_385_000_822.123, endTime: 1_795_385_000_822.124 });
    }
  });

  test('integers beyond the exact range of numbers stay whole as decimal text', () => {
    const attributes = [
      ['largest', { whole: 2n ** 63n - 1n }],
      ['least', { whole: -(2n ** 63n) }],
      ['safe', { whole: -9_007_199_254_740_991n }],
    ] as const;
    for (const contents of [
      readProtobufSpans(toProtobuf([{ ...nested(0), attributes }])),
      readJsonSpans(toJson([{ ...nested(0), attributes }])),
    ]) {
      const [read] = contents.items;
      expect({ ...read!.attributes }).toEqual({
        largest: '9223372036854775807',
        least: '-9223372036854775808',
        safe: -9_007_199_254_740_991,
      });
    }
  });

  test('a span nested beyond the limit is refused in both encodings without its neighbours', () => {
    expect(readProtobufSpans(toProtobuf([nested(40)])).items).toHaveLength(1);
    expect(readJsonSpans(toJson([nested(64)])).items).toHaveLength(1);
    for (const depth of [66, 1000]) {
      const protobuf = readProtobufSpans(toRequest([nestedProtobuf(depth), nestedProtobuf(1)]));
      expect([protobuf.items.length, protobuf.refused.length]).toEqual([1, 1]);
      const json = readJsonSpans(toJson([nested(depth), nested(1)]));
      expect([json.items.length, json.refused]).toEqual([
        1,
        ['attributes must not nest deeper than 64 levels'],
      ]);
    }
  });
});

/** A span with lists in lists, byte by byte: the encoder itself refuses to nest this deep. */
function nestedProtobuf(depth: number): Uint8Array {
  const field = (number: number, content: Uint8Array): Uint8Array => {
    const length: number[] = [];
    for (let rest = content.length; ; rest >>>= 7) {
      length.push(rest > 127 ? (rest & 127) | 128 : rest);
      if (rest <= 127) break;
    }
    return Buffer.concat([Uint8Array.of((number << 3) | 2, ...length), content]);
  };
  let value: Uint8Array = field(1, new TextEncoder().encode('deep'));
  for (let level = 0; level < depth; level++) value = field(5, field(1, value));
  const attribute = Buffer.concat([field(1, new TextEncoder().encode('key')), field(2, value)]);
  return field(9, attribute);
}
