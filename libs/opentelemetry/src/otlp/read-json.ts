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
import { child, entriesOf, fieldOf, isObject, listOf, textOf, type Json } from './json-field.js';

/**
 * Requests in OTLP/JSON: ids are hex, 64-bit numbers are text or numbers, enums are numbers or their names, bytes
 * are base64, field names are lowerCamelCase or as in the .proto files, unknown fields are ignored.
 */
export function readJsonSpans(request: unknown): OtlpContents<OtelSpan> {
  return readRequest(request, ['resourceSpans', 'scopeSpans', 'spans'], 'span', readSpan);
}

export function readJsonLogs(request: unknown): OtlpContents<OtelLogRecord> {
  return readRequest(request, ['resourceLogs', 'scopeLogs', 'logRecords'], 'log record', readLog);
}

/** How many metrics the request holds; nothing more is read. */
export function countJsonMetrics(request: unknown): number {
  return readRequest(request, ['resourceMetrics', 'scopeMetrics', 'metrics'], 'metric', () => 1).items.length;
}

function readRequest<Item>(
  request: unknown,
  [resourcesField, scopesField, itemsField]: readonly [string, string, string],
  what: string,
  read: (item: Json, origin: OtelOrigin) => Item,
): OtlpContents<Item> {
  if (!isObject(request)) throw new OtlpDecodeError(`the body must be a JSON object with ${resourcesField}`);
  const items: Item[] = [];
  const refused: string[] = [];
  const warnings: string[] = [];
  const attempt = <Result>(work: () => Result): Result | undefined => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof OtlpDecodeError)) throw error;
      refused.push(error.message);
      return undefined;
    }
  };
  for (const entry of listOf(request, resourcesField)) {
    if (!isObject(entry)) {
      refused.push(`${resourcesField} must be a list of objects`);
      continue;
    }
    const resource = readResource(entry);
    if (!resource) warnings.push('a resource could not be read and was left out');
    for (const group of attempt(() => listOf(entry, scopesField)) ?? []) {
      if (!isObject(group)) {
        refused.push(`${scopesField} must be a list of objects`);
        continue;
      }
      const origin = { resource: resource ?? {}, scope: readScope(group) };
      for (const item of attempt(() => listOf(group, itemsField)) ?? []) {
        attempt(() => {
          if (!isObject(item)) throw new OtlpDecodeError(`a ${what} must be an object`);
          items.push(read(item, origin));
        });
      }
    }
  }
  return { items, refused, warnings };
}

function readResource(entry: Json): Attributes | undefined {
  try {
    return readAttributes(child(entry, 'resource'));
  } catch {
    return undefined;
  }
}

function readScope(group: Json): OtelOrigin['scope'] {
  const scope = fieldOf(group, 'scope');
  const { name, version } = isObject(scope) ? scope : {};
  return {
    name: typeof name === 'string' ? name : '',
    version: typeof version === 'string' ? version : '',
  };
}

const STATUS_CODES: Readonly<Record<string, number>> = {
  STATUS_CODE_UNSET: 0,
  STATUS_CODE_OK: 1,
  STATUS_CODE_ERROR: 2,
};

function readSpan(span: Json, { resource, scope }: OtelOrigin): OtelSpan {
  const status = child(span, 'status');
  const code = fieldOf(status, 'code') ?? 0;
  return {
    traceId: textOf(span, 'traceId').toLowerCase(),
    spanId: textOf(span, 'spanId').toLowerCase(),
    parentSpanId: textOf(span, 'parentSpanId').toLowerCase(),
    name: textOf(span, 'name'),
    startTime: milliseconds(span, 'startTimeUnixNano'),
    endTime: milliseconds(span, 'endTimeUnixNano'),
    statusCode: typeof code === 'string' ? (STATUS_CODES[code] ?? Number(code)) : Number(code),
    statusMessage: textOf(status, 'message'),
    attributes: readAttributes(span),
    events: entriesOf(span, 'events').map(readEvent),
    links: entriesOf(span, 'links').map(readLink),
    resource,
    scope,
  };
}

function readEvent(event: Json): OtelEvent {
  return {
    name: textOf(event, 'name'),
    time: milliseconds(event, 'timeUnixNano'),
    attributes: readAttributes(event),
  };
}

function readLink(link: Json): OtelLink {
  return {
    traceId: textOf(link, 'traceId').toLowerCase(),
    spanId: textOf(link, 'spanId').toLowerCase(),
    attributes: readAttributes(link),
  };
}

function readLog(record: Json, { resource, scope }: OtelOrigin): OtelLogRecord {
  return {
    traceId: textOf(record, 'traceId').toLowerCase(),
    spanId: textOf(record, 'spanId').toLowerCase(),
    time: milliseconds(record, 'timeUnixNano') || milliseconds(record, 'observedTimeUnixNano'),
    eventName: textOf(record, 'eventName'),
    body: readValue(fieldOf(record, 'body'), 0),
    attributes: readAttributes(record),
    resource,
    scope,
  };
}

function readAttributes(owner: Json, depth = 0, field = 'attributes'): Attributes {
  const attributes = Object.create(null) as Attributes;
  for (const entry of entriesOf(owner, field)) {
    attributes[textOf(entry, 'key')] = readValue(entry['value'], depth);
  }
  return attributes;
}

function readValue(value: unknown, depth: number): unknown {
  if (value === null || value === undefined) return null;
  if (!isObject(value)) throw new OtlpDecodeError('value must be an object');
  if (depth > MAX_ATTRIBUTE_DEPTH) {
    throw new OtlpDecodeError(`attributes must not nest deeper than ${MAX_ATTRIBUTE_DEPTH} levels`);
  }
  const text = fieldOf(value, 'stringValue');
  if (text !== undefined) return textOf(value, 'stringValue');
  const flag = fieldOf(value, 'boolValue');
  if (flag !== undefined) return readFlag(flag);
  const whole = fieldOf(value, 'intValue');
  if (whole !== undefined) return readInteger(whole);
  const double = fieldOf(value, 'doubleValue');
  if (double !== undefined) return readDouble(double);
  const bytes = fieldOf(value, 'bytesValue');
  if (bytes !== undefined) return readBytes(textOf(value, 'bytesValue'));
  const list = fieldOf(value, 'arrayValue');
  if (list !== undefined) {
    return listOf(child(value, 'arrayValue'), 'values').map((item) => readValue(item, depth + 1));
  }
  const map = fieldOf(value, 'kvlistValue');
  return map === undefined ? null : readAttributes(child(value, 'kvlistValue'), depth + 1, 'values');
}

function readFlag(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new OtlpDecodeError('boolValue must be true or false');
  return value;
}

function readInteger(value: unknown): number | string {
  const number = typeof value === 'number' ? value : NaN;
  if (Number.isSafeInteger(number)) return number;
  const digits = Number.isInteger(number) ? BigInt(number).toString() : value;
  if (typeof digits !== 'string' || !/^[-+]?\d{1,20}$/.test(digits)) {
    throw new OtlpDecodeError('intValue must be a whole number');
  }
  return Number.isSafeInteger(Number(digits)) ? Number(digits) : digits;
}

/** JSON has no NaN and no infinity; the encoding writes them as words. */
function readDouble(value: unknown): number | string {
  if (typeof value === 'number') return value;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
  if (Number.isFinite(number)) return number;
  if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return value;
  throw new OtlpDecodeError('doubleValue must be a number');
}

/** Base64 in either alphabet, with or without padding; kept in the standard one. */
function readBytes(value: string): string {
  if (!/^[\w+/-]*={0,2}$/.test(value)) throw new OtlpDecodeError('bytesValue must be base64');
  return Buffer.from(value, 'base64').toString('base64');
}

/** Nanoseconds exceed the exact range of numbers: the digits are cut before they become one. */
function milliseconds(owner: Json, field: string): number {
  const value = fieldOf(owner, field) ?? 0;
  if (typeof value === 'number' && value >= 0) return Math.floor(value / 1000) / 1000;
  if (typeof value !== 'string' || !/^\d{1,20}$/.test(value)) {
    throw new OtlpDecodeError(`${field} must be nanoseconds since 1970`);
  }
  const micros = value.slice(0, -3) || '0';
  return Number(micros) / 1000;
}
