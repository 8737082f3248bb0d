import { almenara } from '../otlp/generated/otlp.js';

import otlp = almenara.otlp;

/** A value of an attribute, told once and written in both encodings. */
export type Told =
  | { readonly text: string }
  | { readonly flag: boolean }
  | { readonly whole: bigint }
  | { readonly double: number }
  | { readonly bytes: Uint8Array }
  | { readonly list: readonly Told[] }
  | { readonly map: readonly (readonly [string, Told])[] };

export interface ToldSpan {
  readonly traceId: Uint8Array;
  readonly spanId: Uint8Array;
  readonly name: string;
  readonly startTime: bigint;
  readonly endTime: bigint;
  readonly status: number;
  readonly message: string;
  readonly attributes: readonly (readonly [string, Told])[];
  readonly events: readonly {
    readonly name: string;
    readonly time: bigint;
    readonly attributes: readonly (readonly [string, Told])[];
  }[];
}

type Attributes = readonly (readonly [string, Told])[];

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const long = (value: bigint) => ({ low: Number(BigInt.asIntN(32, value)), high: Number(value >> 32n) });

/** The request as OTLP/JSON says it: hex ids, 64-bit numbers as text. */
export function toJson(spans: readonly ToldSpan[], resource: Attributes = []): unknown {
  const value = (told: Told): unknown => {
    if ('text' in told) return { stringValue: told.text };
    if ('flag' in told) return { boolValue: told.flag };
    if ('whole' in told) return { intValue: String(told.whole) };
    if ('double' in told)
      return { doubleValue: Number.isFinite(told.double) ? told.double : String(told.double) };
    if ('bytes' in told) return { bytesValue: Buffer.from(told.bytes).toString('base64') };
    if ('list' in told) return { arrayValue: { values: told.list.map(value) } };
    return { kvlistValue: { values: entries(told.map) } };
  };
  const entries = (list: Attributes) => list.map(([key, told]) => ({ key, value: value(told) }));
  const written = spans.map((span) => ({
    traceId: hex(span.traceId),
    spanId: hex(span.spanId),
    name: span.name,
    startTimeUnixNano: String(span.startTime),
    endTimeUnixNano: String(span.endTime),
    status: { code: span.status, message: span.message },
    attributes: entries(span.attributes),
    events: span.events.map(({ name, time, attributes }) => ({
      name,
      timeUnixNano: String(time),
      attributes: entries(attributes),
    })),
  }));
  return {
    resourceSpans: [{ resource: { attributes: entries(resource) }, scopeSpans: [{ spans: written }] }],
  };
}

export function toProtobuf(spans: readonly ToldSpan[], resource: Attributes = []): Uint8Array {
  const value = (told: Told): object => {
    if ('text' in told) return { stringValue: told.text };
    if ('flag' in told) return { boolValue: told.flag };
    if ('whole' in told) return { intValue: long(told.whole) };
    if ('double' in told) return { doubleValue: told.double };
    if ('bytes' in told) return { bytesValue: told.bytes };
    if ('list' in told) return { arrayValue: { values: told.list.map(value) } };
    return { kvlistValue: { values: entries(told.map) } };
  };
  const entries = (list: Attributes) => list.map(([key, told]) => ({ key, value: value(told) }));
  const written = spans.map((span) => ({
    traceId: span.traceId,
    spanId: span.spanId,
    name: span.name,
    startTimeUnixNano: long(span.startTime),
    endTimeUnixNano: long(span.endTime),
    status: { code: span.status, message: span.message },
    attributes: entries(span.attributes),
    events: span.events.map(({ name, time, attributes }) => ({
      name,
      timeUnixNano: long(time),
      attributes: entries(attributes),
    })),
  }));
  const items = written.map((span) => otlp.Span.encode(span as unknown as otlp.Span.$Properties).finish());
  const from = { attributes: entries(resource) };
  return toRequest(items, otlp.Resource.encode(from).finish());
}

/** Encoded items of one resource and scope as a request of any signal. */
export function toRequest(items: readonly Uint8Array[], resource: Uint8Array = new Uint8Array()): Uint8Array {
  const scope = otlp.ScopeItems.encode({ items: [...items] }).finish();
  const entry = otlp.ResourceItems.encode({ resource, scopes: [scope] }).finish();
  return otlp.ExportRequest.encode({ resources: [entry] }).finish();
}
