import { eventSchema, type SpanInput } from '@almenara/contract';
import { describe, expect, test } from 'vitest';
import type { OtelSpan } from './otlp/otel-span.js';
import { readEvents } from './read-events.js';

const plain: OtelSpan = {
  traceId: 'a'.repeat(32),
  spanId: 'b'.repeat(16),
  parentSpanId: '0'.repeat(16),
  name: 'GET /',
  startTime: 1.7e12,
  endTime: 0,
  statusCode: 1,
  statusMessage: '',
  attributes: { 'http.request.method': 'GET' },
  events: [],
  links: [],
  resource: { 'service.version': '1.2', 'deployment.environment.name': 'prod' },
  scope: { name: '', version: '' },
};

function read(span: Partial<OtelSpan>): SpanInput {
  const reading = readEvents({ ...plain, ...span });
  if ('reason' in reading) throw new Error(reading.reason);
  return reading.events[0] as SpanInput;
}

describe('readEvents', () => {
  test('a span of no known dialect is kept with its attributes, place and times', () => {
    expect(read({})).toEqual({
      kind: 'span',
      convention: 'otel',
      type: 'span',
      traceId: plain.traceId,
      spanId: plain.spanId,
      name: 'GET /',
      at: 1.7e12,
      startTime: 1.7e12,
      status: 'ok',
      environment: 'prod',
      release: '1.2',
      attributes: { 'http.request.method': 'GET', 'otel.resource': plain.resource },
    });
  });

  test.each([
    [{ traceId: '0'.repeat(32) }, 'traceId must be 16 bytes, not all zero'],
    [{ traceId: 'a'.repeat(30) }, 'traceId must be 16 bytes, not all zero'],
    [{ spanId: '' }, 'spanId must be 8 bytes, not all zero'],
    [{ startTime: 0 }, 'startTimeUnixNano is missing'],
  ])('%j is refused with its reason', (span, reason) => {
    expect(readEvents({ ...plain, ...span })).toEqual({ reason });
  });

  test('the index version is told by the span, else by its resource', () => {
    const ofResource = { resource: { 'almenara.index_version': 'kb-7' } };
    expect(read(ofResource).indexVersion).toBe('kb-7');
    expect(read({ ...ofResource, attributes: { 'almenara.index_version': 'kb-8' } }).indexVersion).toBe(
      'kb-8',
    );
  });

  test('an error without a message takes it from the exception', () => {
    const events = [{ name: 'exception', time: 0, attributes: { 'exception.message': 'no vacancy' } }];
    expect(read({ statusCode: 2, events })).toMatchObject({ status: 'error', statusMessage: 'no vacancy' });
  });

  test('words and identifiers too long for a dimension never cost the span; the attributes keep them', () => {
    const long = 'x'.repeat(600);
    const attributes = { 'user.id': long, 'session.id': 'line\nbreak', 'gen_ai.request.model': `${long}` };
    const span = read({ name: `${'x'.repeat(499)}😀`, attributes });
    expect(eventSchema.safeParse(span).success).toBe(true);
    expect(span).not.toHaveProperty('actorId');
    expect(span).not.toHaveProperty('sessionId');
    expect(span.modelRequested).toHaveLength(500);
    expect(span.name!.isWellFormed()).toBe(true);
    expect(span.attributes).toMatchObject(attributes);
  });
});
