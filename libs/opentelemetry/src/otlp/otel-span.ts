/** Attributes as plain JSON. Bytes are base64 text, integers beyond 2^53 are decimal text. */
export type Attributes = Record<string, unknown>;

/** A span as any OpenTelemetry exporter means it, whichever encoding brought it. Ids are lower-case hex. */
export interface OtelSpan {
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
  readonly resource: Attributes;
  readonly scope: { readonly name: string; readonly version: string };
}

export interface OtelEvent {
  readonly name: string;
  readonly time: number;
  readonly attributes: Attributes;
}

/** The body is no trace request. The message says where, and never quotes the body. */
export class OtlpDecodeError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'OtlpDecodeError';
  }
}

/** Nesting of attribute values beyond which a request is refused; recursive readers break at some depth. */
export const MAX_ATTRIBUTE_DEPTH = 64;
