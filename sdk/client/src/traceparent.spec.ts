import { expect, test } from 'vitest';
import { readTraceparent, writeTraceparent } from './traceparent.js';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const spanId = '00f067aa0ba902b7';

test('a header is written in the W3C form and read back', () => {
  expect(writeTraceparent(traceId, spanId, true)).toBe(`00-${traceId}-${spanId}-01`);
  expect(writeTraceparent(traceId, spanId, false)).toBe(`00-${traceId}-${spanId}-00`);
  expect(readTraceparent(`00-${traceId}-${spanId}-01`)).toEqual({ traceId, parentSpanId: spanId });
});

test('ids of another form have no header, and a bad header is ignored', () => {
  expect(writeTraceparent('order-1', spanId, true)).toBeUndefined();
  for (const header of [
    '',
    'x',
    5,
    null,
    `00-${'0'.repeat(32)}-${spanId}-01`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
  ]) {
    expect(readTraceparent(header)).toBeUndefined();
  }
});
