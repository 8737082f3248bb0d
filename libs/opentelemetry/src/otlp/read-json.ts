import {
  MAX_ATTRIBUTE_DEPTH,
  OtlpDecodeError,
  type Attributes,
  type OtelEvent,
  type OtelSpan,
} from './otel-span.js';

type Json = Record<string, unknown>;

/**
 * Spans of an OTLP/JSON request: ids are hex, 64-bit numbers are text or numbers, enums are numbers, bytes are
 * base64, unknown fields are ignored.
 */
export function readJsonRequest(request: unknown): OtelSpan[] {
  if (!isObject(request)) throw new OtlpDecodeError('the body must be a JSON object with resourceSpans');
  const spans: OtelSpan[] = [];
  for (const resourceSpans of objects(request, 'resourceSpans')) {
    const resource = readAttributes(child(resourceSpans, 'resource'));
    for (const scopeSpans of objects(resourceSpans, 'scopeSpans')) {
      const named = child(scopeSpans, 'scope');
      const scope = { name: text(named, 'name'), version: text(named, 'version') };
      for (const span of objects(scopeSpans, 'spans')) spans.push(readSpan(span, resource, scope));
    }
  }
  return spans;
}

function readSpan(span: Json, resource: Attributes, scope: OtelSpan['scope']): OtelSpan {
  const status = child(span, 'status');
  return {
    traceId: text(span, 'traceId').toLowerCase(),
    spanId: text(span, 'spanId').toLowerCase(),
    parentSpanId: text(span, 'parentSpanId').toLowerCase(),
    name: text(span, 'name'),
    startTime: milliseconds(span, 'startTimeUnixNano'),
    endTime: milliseconds(span, 'endTimeUnixNano'),
    statusCode: Number(status['code'] ?? 0),
    statusMessage: text(status, 'message'),
    attributes: readAttributes(span),
    events: objects(span, 'events').map(readEvent),
    resource,
    scope,
  };
}

function readEvent(event: Json): OtelEvent {
  return {
    name: text(event, 'name'),
    time: milliseconds(event, 'timeUnixNano'),
    attributes: readAttributes(event),
  };
}

function readAttributes(owner: Json, depth = 0, field = 'attributes'): Attributes {
  const attributes = Object.create(null) as Attributes;
  for (const entry of objects(owner, field))
    attributes[text(entry, 'key')] = readValue(entry['value'], depth);
  return attributes;
}

function readValue(value: unknown, depth: number): unknown {
  if (!isObject(value)) return null;
  if (depth > MAX_ATTRIBUTE_DEPTH) {
    throw new OtlpDecodeError(`attributes must not nest deeper than ${MAX_ATTRIBUTE_DEPTH} levels`);
  }
  if ('stringValue' in value) return text(value, 'stringValue');
  if ('boolValue' in value) return value['boolValue'] === true;
  if ('intValue' in value) return integer(value['intValue']);
  if ('doubleValue' in value) return double(value['doubleValue']);
  if ('bytesValue' in value) return text(value, 'bytesValue');
  if (isObject(value['arrayValue'])) {
    return objects(value['arrayValue'], 'values').map((item) => readValue(item, depth + 1));
  }
  if (isObject(value['kvlistValue'])) return readAttributes(value['kvlistValue'], depth + 1, 'values');
  return null;
}

function integer(value: unknown): number | string {
  const number = Number(value);
  if (!/^-?\d+$/.test(String(value))) throw new OtlpDecodeError('intValue must be a whole number');
  return Number.isSafeInteger(number) ? number : String(value);
}

/** JSON has no NaN and no infinity; the encoding writes them as words. */
function double(value: unknown): number | string {
  if (typeof value === 'number') return value;
  const number = typeof value === 'string' && value !== '' ? Number(value) : NaN;
  return Number.isFinite(number) ? number : String(value);
}

/** Nanoseconds exceed the exact range of numbers: the digits are cut before they become one. */
function milliseconds(owner: Json, field: string): number {
  const value = owner[field] ?? 0;
  if (typeof value === 'number') return Math.floor(value / 1000) / 1000;
  if (typeof value !== 'string' || !/^\d{1,20}$/.test(value)) {
    throw new OtlpDecodeError(`${field} must be nanoseconds since 1970`);
  }
  const micros = value.slice(0, -3) || '0';
  return Number(micros) / 1000;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function child(owner: Json, field: string): Json {
  const value = owner[field] ?? {};
  if (!isObject(value)) throw new OtlpDecodeError(`${field} must be an object`);
  return value;
}

function objects(owner: Json, field: string): Json[] {
  const value = owner[field] ?? [];
  if (!Array.isArray(value) || !value.every(isObject)) {
    throw new OtlpDecodeError(`${field} must be a list of objects`);
  }
  return value;
}

function text(owner: Json, field: string): string {
  const value = owner[field] ?? '';
  if (typeof value !== 'string') throw new OtlpDecodeError(`${field} must be a text`);
  return value;
}
