import type { EventInput, SpanInput } from '@almenara/contract';
import { fit } from './fit.js';
import { present, textOf } from './dialects/read-attribute.js';
import { readEvaluations } from './dialects/gen-ai/evaluation.js';
import { readDialects } from './dialects/registry.js';
import type { OtelSpan } from './otlp/otel-span.js';
import { toldAttributes } from './told-attributes.js';

export const TRACE_ID = /^(?!0+$)[0-9a-f]{32}$/;
export const SPAN_ID = /^(?!0+$)[0-9a-f]{16}$/;
const STATUSES = { 1: 'ok', 2: 'error' } as const;

export type SpanReading = { readonly events: EventInput[] } | { readonly reason: string };

/** The events that a span stands for: itself and the evaluations on it. Or why it cannot be taken. */
export function readEvents(span: OtelSpan): SpanReading {
  if (!TRACE_ID.test(span.traceId)) return { reason: 'traceId must be 16 bytes, not all zero' };
  if (!SPAN_ID.test(span.spanId)) return { reason: 'spanId must be 8 bytes, not all zero' };
  if (!span.startTime) return { reason: 'startTimeUnixNano is missing' };
  const { fields, told, convention } = readDialects(span);
  const event = withoutAbsent({ ...readCommon(span), ...withoutAbsent(fields), convention });
  if (told?.length) Object.assign(event.attributes!, toldAttributes(told));
  const place = { traceId: span.traceId, spanId: span.spanId };
  return {
    events: [
      fit(event as SpanInput & { kind: 'span' }),
      ...readEvaluations(span).map((score) => withoutAbsent({ kind: 'score' as const, ...place, ...score })),
    ],
  };
}

/** What every span tells whatever its dialect. The attributes stay as they came, with those of its resource. */
function readCommon(span: OtelSpan): SpanInput {
  const { attributes, resource, scope } = span;
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
    statusMessage: messageOf(span),
    environment: textOf(resource, 'deployment.environment.name', 'deployment.environment'),
    release: textOf(resource, 'service.version'),
    indexVersion: textOf(attributes, 'almenara.index_version') ?? textOf(resource, 'almenara.index_version'),
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
      ...(span.links.length > 0 ? { 'otel.links': span.links } : {}),
      ...(scope.name
        ? { 'otel.scope': present({ name: scope.name, version: scope.version || undefined }) }
        : {}),
    },
  };
}

/** What went wrong: as the status says, else as the exception, else the kind of error. */
function messageOf({ statusCode, statusMessage, events, attributes }: OtelSpan): string | undefined {
  if (statusMessage) return statusMessage;
  const exception = events.find(({ name }) => name === 'exception')?.attributes;
  const told = exception && textOf(exception, 'exception.message', 'exception.type');
  if (told !== undefined || statusCode !== 2) return told;
  return textOf(attributes, 'error.message', 'exception.message', 'error.type');
}

export function withoutAbsent<T extends object>(object: T): T {
  for (const key of Object.keys(object) as (keyof T)[]) if (object[key] === undefined) delete object[key];
  return object;
}
