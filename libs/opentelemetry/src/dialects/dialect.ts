import type { ScoreInput, SpanInput } from '@almenara/contract';
import type { OtelSpan } from '../otlp/otel-span.js';

export type SpanFields = Partial<SpanInput>;

/** What a dialect reads from a span beyond what every span tells. */
export interface DialectReading {
  readonly fields: SpanFields;
  readonly scores?: readonly Omit<ScoreInput, 'kind' | 'traceId' | 'spanId'>[];
}

/** One way in which instrumentations write model calls into OpenTelemetry attributes. */
export interface Dialect {
  /** Stands in the span's `convention` where this dialect is the first that speaks. */
  readonly name: string;
  /** Asked for every span: looks at the first words of the attributes' names, before anything else. */
  matches(namespaces: ReadonlySet<string>, span: OtelSpan): boolean;
  read(span: OtelSpan): DialectReading;
}
