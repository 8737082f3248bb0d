import type { OtelSpan } from '../otlp/otel-span.js';
import type { Dialect } from './dialect.js';
import { genAi } from './gen-ai.js';
import { plain } from './plain.js';

/** The first that matches reads the span: dialects that borrow another's attributes stand before it. */
const DIALECTS: readonly Dialect[] = [genAi, plain];

export function findDialect(span: OtelSpan): Dialect {
  return DIALECTS.find((dialect) => dialect.matches(span)) ?? plain;
}
