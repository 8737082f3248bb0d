/** Attributes as plain JSON. Bytes are base64 text, integers beyond 2^53 are decimal text. */
export type Attributes = Record<string, unknown>;

/** Where a span or log record comes from. */
export interface OtelOrigin {
  readonly resource: Attributes;
  readonly scope: { readonly name: string; readonly version: string };
}

/** A span as any OpenTelemetry exporter means it, whichever encoding brought it. Ids are lower-case hex. */
export interface OtelSpan extends OtelOrigin {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly name: string;
  /** Epoch milliseconds with microseconds; 0 when the sender told none. */
  readonly startTime: number;
  readonly endTime: number;
  /** 0 unset, 1 ok, 2 error. */
  readonly statusCode: number;
  readonly statusMessage: string;
  readonly attributes: Attributes;
  readonly events: readonly OtelEvent[];
  readonly links: readonly OtelLink[];
}

export interface OtelEvent {
  readonly name: string;
  readonly time: number;
  readonly attributes: Attributes;
}

export interface OtelLink {
  readonly traceId: string;
  readonly spanId: string;
  readonly attributes: Attributes;
}

/** A log record. Ids are empty when it belongs to no span; `time` is when it happened, else when it was seen. */
export interface OtelLogRecord extends OtelOrigin {
  readonly traceId: string;
  readonly spanId: string;
  readonly time: number;
  readonly eventName: string;
  readonly body: unknown;
  readonly attributes: Attributes;
}

/** The spans, log records or metrics of one request. */
export interface OtlpContents<Item> {
  readonly items: readonly Item[];
  /** Why each item that could not be read was left out. */
  readonly refused: readonly string[];
  /** What was left out although its items were taken. */
  readonly warnings: readonly string[];
}

/** The body is no request, or an item is none. The message says where, and never quotes the body. */
export class OtlpDecodeError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'OtlpDecodeError';
  }
}

/** Nesting of attribute values beyond which an item is refused; recursive readers break at some depth. */
export const MAX_ATTRIBUTE_DEPTH = 64;
