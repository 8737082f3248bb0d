import type { OtelSpan } from '../../otlp/otel-span.js';
import type { Dialect, DialectReading } from '../dialect.js';
import { readAttributes } from './attributes.js';
import { EVALUATION_EVENT, readEvaluation } from './evaluation.js';
import { DETAILS_EVENT } from './inference-details.js';
import { readMessages } from './messages.js';

/** OpenTelemetry's own semantic conventions for generative AI, in all their versions. */
export const genAi: Dialect = {
  name: 'otel-genai',
  matches: (namespaces) => namespaces.has('gen_ai'),
  read(span): DialectReading {
    // Content may stand on an event instead of the span, where it can be filtered out apart.
    const details = span.events.find(({ name }) => name === DETAILS_EVENT)?.attributes;
    const attributes = details ? { ...details, ...span.attributes } : span.attributes;
    const fields = readAttributes(attributes);
    return {
      fields: { ...fields, ...readMessages(fields.type!, attributes, span.events) },
      scores: readEvaluations(span),
    };
  },
};

function readEvaluations(span: OtelSpan): NonNullable<DialectReading['scores']> {
  return span.events.flatMap(({ name, attributes, time }, index) => {
    const score = name === EVALUATION_EVENT ? readEvaluation(attributes, time) : undefined;
    return score ? { id: `${span.traceId}:${span.spanId}:${score.name}:${index}`, ...score } : [];
  });
}
