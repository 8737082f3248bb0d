import { almenara } from './generated/otlp.js';
import {
  MAX_ATTRIBUTE_DEPTH,
  OtlpDecodeError,
  type Attributes,
  type OtelEvent,
  type OtelLink,
  type OtelLogRecord,
  type OtelOrigin,
  type OtelSpan,
  type OtlpContents,
} from './otel-span.js';

import otlp = almenara.otlp;

type Nano = { readonly low: number; readonly high: number };

/** Spans of a protobuf ExportTraceServiceRequest. */
export function readProtobufSpans(body: Uint8Array): OtlpContents<OtelSpan> {
  return readRequest(body, 'span', (item, origin) => readSpan(otlp.Span.decode(item), origin));
}

/** Records of a protobuf ExportLogsServiceRequest. */
export function readProtobufLogs(body: Uint8Array): OtlpContents<OtelLogRecord> {
  return readRequest(body, 'log record', (item, origin) => readLog(otlp.LogRecord.decode(item), origin));
}

/** How many metrics a protobuf ExportMetricsServiceRequest holds; nothing more is read. */
export function countProtobufMetrics(body: Uint8Array): number {
  return readRequest(body, 'metric', () => 1).items.length;
}

function readRequest<Item>(
  body: Uint8Array,
  what: string,
  read: (item: Uint8Array, origin: OtelOrigin) => Item,
): OtlpContents<Item> {
  const resources = decode(body, otlp.ExportRequest)?.resources;
  if (!resources) throw new OtlpDecodeError('the body is not a protobuf export request');
  const items: Item[] = [];
  const refused: string[] = [];
  const warnings: string[] = [];
  let broken = 0;
  for (const bytes of resources) {
    const entry = decode(bytes, otlp.ResourceItems);
    if (!entry) broken++;
    const resource = entry?.resource?.length ? readResource(entry.resource) : NOTHING;
    if (!resource) warnings.push('a resource could not be read and was left out');
    for (const scopeBytes of entry?.scopes ?? []) {
      const group = decode(scopeBytes, otlp.ScopeItems);
      if (!group) {
        refused.push(`the ${what}s of a scope are not valid protobuf`);
        continue;
      }
      const origin = { resource: resource ?? NOTHING, scope: readScope(group.scope) };
      for (const item of group.items ?? []) {
        try {
          items.push(read(item, origin));
        } catch (error) {
          const isKnown = error instanceof OtlpDecodeError;
          refused.push(isKnown ? error.message : `a ${what} is not valid protobuf`);
        }
      }
    }
  }
  if (broken > 0 && broken === resources.length) {
    throw new OtlpDecodeError('the body is not a protobuf export request');
  }
  for (let index = 0; index < broken; index++) refused.push('the entry of a resource is not valid protobuf');
  return { items, refused, warnings };
}

const NOTHING: Attributes = Object.freeze(Object.create(null) as Attributes);

function decode<Message>(
  bytes: Uint8Array,
  type: { decode(bytes: Uint8Array): Message },
): Message | undefined {
  try {
    return type.decode(bytes);
  } catch {
    return undefined;
  }
}

function readResource(bytes: Uint8Array): Attributes | undefined {
  try {
    return readAttributes(otlp.Resource.decode(bytes).attributes);
  } catch {
    return undefined;
  }
}

function readScope(bytes: Uint8Array | null | undefined): OtelOrigin['scope'] {
  const scope = bytes?.length ? decode(bytes, otlp.Scope) : undefined;
  return { name: scope?.name ?? '', version: scope?.version ?? '' };
}

function readSpan(span: otlp.Span.$Properties, origin: OtelOrigin): OtelSpan {
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
    links: (span.links ?? []).map(readLink),
    resource: origin.resource,
    scope: origin.scope,
  };
}

function readEvent(event: otlp.Event.$Properties): OtelEvent {
  return {
    name: event.name ?? '',
    time: milliseconds(event.timeUnixNano),
    attributes: readAttributes(event.attributes),
  };
}

function readLink(link: otlp.Link.$Properties): OtelLink {
  return {
    traceId: hex(link.traceId),
    spanId: hex(link.spanId),
    attributes: readAttributes(link.attributes),
  };
}

function readLog(record: otlp.LogRecord.$Properties, origin: OtelOrigin): OtelLogRecord {
  return {
    traceId: hex(record.traceId),
    spanId: hex(record.spanId),
    time: milliseconds(record.timeUnixNano) || milliseconds(record.observedTimeUnixNano),
    eventName: record.eventName ?? '',
    body: readValue(record.body, 0),
    attributes: readAttributes(record.attributes),
    resource: origin.resource,
    scope: origin.scope,
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
