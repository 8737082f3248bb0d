import type { SpanInput, ToldMessages } from '@almenara/contract';
import type { OtelSpan } from '../otlp/otel-span.js';

export type SpanFields = Partial<SpanInput>;

/** What a dialect reads from a span beyond what every span tells. */
export interface DialectReading {
  readonly fields: SpanFields;
  /** Messages that may be incomplete: log records of the span may tell the others. */
  readonly told?: readonly ToldMessages[];
}

/** One way in which instrumentations write model calls into OpenTelemetry attributes. */
export interface Dialect {
  /** Stands in the span's `convention` where this dialect is the first that speaks. */
  readonly name: string;
  /** Asked for every span: looks at the first words of the attributes' names, before anything else. */
  matches(namespaces: ReadonlySet<string>, span: OtelSpan): boolean;
  read(span: OtelSpan): DialectReading;
}
