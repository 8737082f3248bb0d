import { almenara } from './generated/trace.js';
import {
  MAX_ATTRIBUTE_DEPTH,
  OtlpDecodeError,
  type Attributes,
  type OtelEvent,
  type OtelSpan,
} from './otel-span.js';

import otlp = almenara.otlp;

type Nano = { readonly low: number; readonly high: number };

/** Spans of a protobuf ExportTraceServiceRequest. */
export function readProtobufRequest(body: Uint8Array): OtelSpan[] {
  let request: otlp.TraceRequest;
  try {
    request = otlp.TraceRequest.decode(body);
  } catch {
    throw new OtlpDecodeError('the body is not a protobuf ExportTraceServiceRequest');
  }
  const spans: OtelSpan[] = [];
  for (const resourceSpans of request.resourceSpans) {
    const resource = readAttributes(resourceSpans.resource?.attributes);
    for (const scopeSpans of resourceSpans.scopeSpans ?? []) {
      const scope = { name: scopeSpans.scope?.name ?? '', version: scopeSpans.scope?.version ?? '' };
      for (const span of scopeSpans.spans ?? []) spans.push(readSpan(span, resource, scope));
    }
  }
  return spans;
}

function readSpan(span: otlp.Span.$Properties, resource: Attributes, scope: OtelSpan['scope']): OtelSpan {
  return {
    traceId: hex(span.traceId),
    spanId: hex(span.spanId),
    parentSpanId: hex(span.parentSpanId),
    name: span.name ?? '',
    startTime: milliseconds(span.startTimeUnixNano),
    endTime: milliseconds(span.endTimeUnixNano),
    statusCode: span.status?.code ?? 0,
    statusMessage: span.status?.message ?? '',
    attributes: readAttributes(span.attributes),
    events: (span.events ?? []).map(readEvent),
    resource,
    scope,
  };
}

function readEvent(event: otlp.Event.$Properties): OtelEvent {
  return {
    name: event.name ?? '',
    time: milliseconds(event.timeUnixNano),
    attributes: readAttributes(event.attributes),
  };
}

function readAttributes(
  list: readonly otlp.KeyValue.$Properties[] | null | undefined,
  depth = 0,
): Attributes {
  const attributes = Object.create(null) as Attributes;
  for (const { key, value } of list ?? []) attributes[key ?? ''] = readValue(value, depth);
  return attributes;
}

function readValue(value: otlp.AnyValue.$Properties | null | undefined, depth: number): unknown {
  if (!value) return null;
  if (depth > MAX_ATTRIBUTE_DEPTH) {
    throw new OtlpDecodeError(`attributes must not nest deeper than ${MAX_ATTRIBUTE_DEPTH} levels`);
  }
  if (typeof value.stringValue === 'string') return value.stringValue;
  if (value.intValue !== null && value.intValue !== undefined) return integer(value.intValue);
  if (typeof value.boolValue === 'boolean') return value.boolValue;
  if (typeof value.doubleValue === 'number') return double(value.doubleValue);
  if (value.arrayValue) return (value.arrayValue.values ?? []).map((item) => readValue(item, depth + 1));
  if (value.kvlistValue) return readAttributes(value.kvlistValue.values, depth + 1);
  if (value.bytesValue) return Buffer.from(value.bytesValue).toString('base64');
  return null;
}

function hex(bytes: Uint8Array | null | undefined): string {
  return bytes?.length ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex') : '';
}

/** Cut to the microsecond without an intermediate number beyond 2^53: 2^32 ns are 4 294 967 µs and 296 ns. */
function milliseconds(time: unknown): number {
  if (!time) return 0;
  const { low, high } = time as Nano;
  const upper = high >>> 0;
  return (upper * 4_294_967 + Math.floor((upper * 296 + (low >>> 0)) / 1000)) / 1000;
}

/** JSON, which attributes become, has no NaN and no infinity. */
function double(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}

function integer({ low, high }: Nano): number | string {
  const number = high * 4_294_967_296 + (low >>> 0);
  if (Number.isSafeInteger(number)) return number;
  return String((BigInt(high) << 32n) | BigInt(low >>> 0));
}
