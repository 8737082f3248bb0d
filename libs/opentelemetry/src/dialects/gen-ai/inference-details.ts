import type { ToldMessages } from '@almenara/contract';
import type { OtelLogRecord } from '../../otlp/otel-span.js';
import type { SpanFields } from '../dialect.js';
import { readAttributes } from './attributes.js';
import { readMessages } from './messages.js';

export const DETAILS_EVENT = 'gen_ai.client.inference.operation.details';

/**
 * The details of a model call that came as a log record. Its messages are told apart from the span, which may say
 * more of them.
 */
export function readInference(record: OtelLogRecord): { fields: SpanFields; told: ToldMessages[] } {
  const { attributes, time } = record;
  const fields = readAttributes(attributes);
  const { input, output, instructions } = readMessages(fields.type!, attributes, []);
  const told = (side: 'input' | 'output', messages: unknown): ToldMessages[] =>
    messages === undefined
      ? []
      : [{ side, messages: Array.isArray(messages) ? messages : [messages], order: [time], whole: true }];
  return {
    fields: { ...fields, type: fields.type === 'span' ? 'llm' : fields.type, convention: 'otel-genai' },
    told: [
      ...told('input', input),
      ...told('output', output),
      ...(instructions === undefined
        ? []
        : [{ side: 'input' as const, messages: [instructions], order: [0] }]),
    ],
  };
}
