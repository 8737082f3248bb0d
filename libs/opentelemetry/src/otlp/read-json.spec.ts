import { describe, expect, test } from 'vitest';
import { OtlpDecodeError } from './otel-span.js';
import { countJsonMetrics, readJsonLogs, readJsonSpans } from './read-json.js';

function request(span: object): unknown {
  return { resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] };
}
const ids = { traceId: '5B8EFFF798038103D269B633813FC60C', spanId: 'EEE19B7EC3C1B174' };

describe('readJsonSpans', () => {
  test('64-bit numbers may be text or numbers, ids of either case, enums are numbers', () => {
    const times = { startTimeUnixNano: '1544712660000000000', endTimeUnixNano: 1544712661000000000 };
    const {
      items: [span],
    } = readJsonSpans(
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
    const {
      items: [span],
    } = readJsonSpans({
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
  ])('%j is no request', (body, message) => {
    expect(() => readJsonSpans(body)).toThrow(OtlpDecodeError);
    expect(() => readJsonSpans(body)).toThrow(message);
  });

  test.each([
    [null, 'a span must be an object'],
    [{ traceId: 5 }, 'traceId must be a text'],
    [{ startTimeUnixNano: '-1' }, 'startTimeUnixNano must be nanoseconds since 1970'],
    [{ startTimeUnixNano: '1.5' }, 'startTimeUnixNano must be nanoseconds since 1970'],
    [{ status: 'secret' }, 'status must be an object'],
    [{ attributes: {} }, 'attributes must be a list'],
    [{ attributes: ['secret'] }, 'attributes must be a list of objects'],
    [{ attributes: [{ key: 'a', value: { intValue: 'secret' } }] }, 'intValue must be a whole number'],
    [{ attributes: [{ key: 'a', value: { doubleValue: 'secret' } }] }, 'doubleValue must be a number'],
    [{ attributes: [{ key: 'a', value: { stringValue: 1 } }] }, 'stringValue must be a text'],
    [{ attributes: [{ key: 'a', value: 'secret' }] }, 'value must be an object'],
    [{ events: [{ timeUnixNano: 'soon' }] }, 'timeUnixNano must be nanoseconds since 1970'],
  ])('%j is refused without its neighbours, and the message says where without quoting', (bad, reason) => {
    const read = readJsonSpans({ resourceSpans: [{ scopeSpans: [{ spans: [ids, bad, ids] }] }] });
    expect([read.items.length, read.refused]).toEqual([2, [reason]]);
  });

  test('what cannot be read above the spans costs only its own spans', () => {
    const good = { scopeSpans: [{ spans: [ids] }] };
    const read = readJsonSpans({
      resourceSpans: [
        'bad',
        { scopeSpans: 'bad' },
        { scopeSpans: ['bad', { spans: 'bad' }] },
        { ...good, resource: { attributes: 'bad' } },
        { scopeSpans: [{ scope: 'bad', spans: [ids] }] },
        good,
      ],
    });
    expect([read.items.length, read.refused.length, read.warnings.length]).toEqual([3, 4, 1]);
  });

  test('field names of the .proto files, enum names, base64 of either alphabet and null mean the same', () => {
    const { items } = readJsonSpans({
      resource_spans: [
        {
          resource: { attributes: [{ key: 'r', value: { string_value: 'x' } }] },
          scope_spans: [
            {
              spans: [
                {
                  trace_id: ids.traceId,
                  span_id: ids.spanId,
                  parent_span_id: null,
                  start_time_unix_nano: '1544712660000000000',
                  status: { code: 'STATUS_CODE_ERROR' },
                  attributes: [
                    { key: 'bytes', value: { bytes_value: '-_8' } },
                    { key: 'double', value: { double_value: null } },
                    { key: 'nan', value: { double_value: 'NaN' } },
                    { key: 'large', value: { int_value: 2 ** 63 } },
                    { key: 'list', value: { array_value: { values: [{ bool_value: false }] } } },
                    {
                      key: 'map',
                      value: { kvlist_value: { values: [{ key: 'k', value: { int_value: '1' } }] } },
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    });
    expect(items).toHaveLength(1);
    expect(JSON.parse(JSON.stringify(items[0]))).toMatchObject({
      traceId: ids.traceId.toLowerCase(),
      startTime: 1544712660000,
      statusCode: 2,
      resource: { r: 'x' },
      attributes: {
        bytes: '+/8=',
        double: null,
        nan: 'NaN',
        large: '9223372036854775808',
        list: [false],
        map: { k: 1 },
      },
    });
  });

  test('log records and metrics are read the same way', () => {
    const record = {
      ...ids,
      observedTimeUnixNano: '1544712660000000000',
      eventName: 'gen_ai.user.message',
      body: { kvlistValue: { values: [{ key: 'content', value: { stringValue: 'Hi' } }] } },
    };
    const { items } = readJsonLogs({ resourceLogs: [{ scopeLogs: [{ logRecords: [record] }] }] });
    expect(JSON.parse(JSON.stringify(items))).toMatchObject([
      { time: 1544712660000, eventName: 'gen_ai.user.message', body: { content: 'Hi' } },
    ]);
    expect(countJsonMetrics({ resourceMetrics: [{ scopeMetrics: [{ metrics: [{}, {}] }] }] })).toBe(2);
  });
});
