import type { Dialect, DialectReading } from '../dialect.js';
import { readAttributes } from './attributes.js';
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
    const { input, output, instructions } = readMessages(fields.type!, attributes, span.events);
    return {
      fields: { ...fields, input, output },
      told:
        instructions === undefined ? undefined : [{ side: 'input', messages: [instructions], order: [0] }],
    };
  },
};
