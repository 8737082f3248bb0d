import type { ScoreInput, SpanInput } from '@almenara/contract';
import type { OtelSpan } from '../otlp/otel-span.js';

/** What a dialect reads from a span beyond what every span tells. */
export interface DialectReading {
  readonly fields: Partial<SpanInput>;
  readonly scores?: readonly Omit<ScoreInput, 'kind' | 'traceId' | 'spanId'>[];
}

/** One way in which instrumentations write model calls into OpenTelemetry attributes. */
export interface Dialect {
  /** Stands in the span's `convention`. */
  readonly name: string;
  matches(span: OtelSpan): boolean;
  read(span: OtelSpan): DialectReading;
}
