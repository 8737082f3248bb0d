import { identifierSchema, type EventInput, type SpanInput } from '@almenara/contract';
import { findDialect } from './dialects/registry.js';
import { present, textOf } from './dialects/read-attribute.js';
import type { OtelSpan } from './otlp/otel-span.js';

const TRACE_ID = /^(?!0+$)[0-9a-f]{32}$/;
const SPAN_ID = /^(?!0+$)[0-9a-f]{16}$/;
const STATUSES = { 1: 'ok', 2: 'error' } as const;
const LONGEST_WORD = 500;

export type SpanReading = { readonly events: EventInput[] } | { readonly reason: string };

/** The events that a span stands for: itself and the evaluations on it. Or why it cannot be taken. */
export function readEvents(span: OtelSpan): SpanReading {
  if (!TRACE_ID.test(span.traceId)) return { reason: 'traceId must be 16 bytes, not all zero' };
  if (!SPAN_ID.test(span.spanId)) return { reason: 'spanId must be 8 bytes, not all zero' };
  if (!span.startTime) return { reason: 'startTimeUnixNano is missing' };
  const dialect = findDialect(span);
  const { fields, scores } = dialect.read(span);
  const common = readCommon(span);
  const event = withoutAbsent({ ...common, ...withoutAbsent(fields), convention: dialect.name });
  const place = { traceId: span.traceId, spanId: span.spanId };
  return {
    events: [
      fit(event as SpanInput & { kind: 'span' }),
      ...(scores ?? []).map((score) => withoutAbsent({ kind: 'score' as const, ...place, ...score })),
    ],
  };
}

/** What every span tells whatever its dialect. The attributes stay as they came, with those of its resource. */
function readCommon(span: OtelSpan): SpanInput {
  const { attributes, resource, scope } = span;
  const exception = span.events.find(({ name }) => name === 'exception')?.attributes;
  return {
    kind: 'span',
    traceId: span.traceId,
    spanId: span.spanId,
    parentSpanId: SPAN_ID.test(span.parentSpanId) ? span.parentSpanId : undefined,
    at: span.endTime || span.startTime,
    name: span.name,
    startTime: span.startTime,
    endTime: span.endTime || undefined,
    status: STATUSES[span.statusCode as 1 | 2],
    statusMessage: span.statusMessage || (exception && textOf(exception, 'exception.message')),
    environment: textOf(resource, 'deployment.environment.name', 'deployment.environment'),
    release: textOf(resource, 'service.version'),
    sessionId: textOf(attributes, 'session.id'),
    actorId: textOf(attributes, 'user.id', 'enduser.id'),
    spanEvents: span.events.length
      ? span.events.map(({ name, time, attributes: told }) => ({
          name,
          at: time || undefined,
          attributes: told,
        }))
      : undefined,
    attributes: {
      ...attributes,
      'otel.resource': resource,
      ...(scope.name
        ? { 'otel.scope': present({ name: scope.name, version: scope.version || undefined }) }
        : {}),
    },
  };
}

const WORDS = ['name', 'modelRequested', 'modelAnswered', 'provider', 'environment', 'release'] as const;

const IDENTIFIERS = ['sessionId', 'actorId'] as const;

/**
 * Words are dimensions and have a longest form, identifiers cannot be cut: the attributes keep the whole, and the
 * span is not lost for it.
 */
function fit<Event extends SpanInput>(event: Event): Event {
  for (const identifier of IDENTIFIERS) {
    const value = event[identifier];
    if (value !== undefined && !identifierSchema.safeParse(value).success) delete event[identifier];
  }
  for (const word of WORDS) {
    const value = event[word];
    if (value !== undefined && value.length > LONGEST_WORD) {
      event[word] = value.slice(0, LONGEST_WORD).toWellFormed();
    }
  }
  return event;
}

function withoutAbsent<T extends object>(object: T): T {
  for (const key of Object.keys(object) as (keyof T)[]) if (object[key] === undefined) delete object[key];
  return object;
}
