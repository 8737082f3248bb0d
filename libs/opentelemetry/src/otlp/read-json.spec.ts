import { describe, expect, test } from 'vitest';
import { OtlpDecodeError } from './otel-span.js';
import { readJsonRequest } from './read-json.js';

function request(span: object): unknown {
  return { resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] };
}
const ids = { traceId: '5B8EFFF798038103D269B633813FC60C', spanId: 'EEE19B7EC3C1B174' };

describe('readJsonRequest', () => {
  test('64-bit numbers may be text or numbers, ids of either case, enums are numbers', () => {
    const times = { startTimeUnixNano: '1544712660000000000', endTimeUnixNano: 1544712661000000000 };
    const [span] = readJsonRequest(
      request({
        ...ids,
        ...times,
        parentSpanId: 'EEE19B7EC3C1B173',
        kind: 3,
        status: { code: 2, message: 'failed' },
        attributes: [
          { key: 'text', value: { intValue: '42' } },
          { key: 'number', value: { intValue: 42 } },
          { key: 'double', value: { doubleValue: '0.5' } },
          { key: 'infinite', value: { doubleValue: '-Infinity' } },
          { key: 'none' },
        ],
      }),
    );
    expect(span).toMatchObject({
      traceId: ids.traceId.toLowerCase(),
      spanId: ids.spanId.toLowerCase(),
      parentSpanId: 'eee19b7ec3c1b173',
      startTime: 1544712660000,
      endTime: 1544712661000,
      statusCode: 2,
      statusMessage: 'failed',
    });
    expect({ ...span!.attributes }).toEqual({
      text: 42,
      number: 42,
      double: 0.5,
      infinite: '-Infinity',
      none: null,
    });
  });

  test('unknown fields are ignored at every level, and null means absent', () => {
    const later = { later: { deep: [1] } };
    const [span] = readJsonRequest({
      ...later,
      resourceSpans: [
        {
          ...later,
          resource: null,
          scopeSpans: [
            { ...later, scope: { name: 's', ...later }, spans: [{ ...ids, ...later, events: null }] },
          ],
        },
      ],
    });
    expect(span).toMatchObject({ scope: { name: 's', version: '' }, events: [], startTime: 0 });
  });

  test.each([
    [[], /JSON object/],
    [null, /JSON object/],
    [{ resourceSpans: {} }, /resourceSpans must be a list/],
    [{ resourceSpans: [null] }, /resourceSpans must be a list/],
    [request({ traceId: 5 }), /traceId must be a text/],
    [request({ startTimeUnixNano: '-1' }), /startTimeUnixNano/],
    [request({ startTimeUnixNano: '1.5' }), /startTimeUnixNano/],
    [request({ status: 'secret' }), /status must be an object/],
    [
      request({ attributes: [{ key: 'a', value: { intValue: 'secret' } }] }),
      /intValue must be a whole number/,
    ],
  ])('%j is refused, and the message says where without quoting', (body, message) => {
    expect(() => readJsonRequest(body)).toThrow(OtlpDecodeError);
    expect(() => readJsonRequest(body)).toThrow(message);
    expect(() => readJsonRequest(body)).not.toThrow(/secret/);
  });
});
