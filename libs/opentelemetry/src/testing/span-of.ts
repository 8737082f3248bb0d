import type { OtelSpan } from '../otlp/otel-span.js';

/** A span of one second with what a test is about. */
export function spanOf(told: Partial<OtelSpan>): OtelSpan {
  return {
    traceId: '1'.repeat(32),
    spanId: '2'.repeat(16),
    parentSpanId: '',
    name: 'x',
    startTime: 1_795_384_800_000,
    endTime: 1_795_384_801_000,
    statusCode: 0,
    statusMessage: '',
    attributes: {},
    events: [],
    links: [],
    resource: {},
    scope: { name: '', version: '' },
    ...told,
  };
}
