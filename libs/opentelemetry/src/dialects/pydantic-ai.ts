import type { SpanType } from '@almenara/contract';
import type { Attributes, OtelSpan } from '../otlp/otel-span.js';
import { inputOfBody, outputOfBody } from './content/bodies.js';
import { toolsOf } from './content/tools.js';
import type { Dialect, SpanFields } from './dialect.js';
import { messageOfEvent } from './gen-ai/message-event.js';
import { isFields, jsonOf, parsed, textOf, textsOf } from './read-attribute.js';

/** Pydantic AI and Logfire: the general convention, with messages and results under names of their own. */
export const pydanticAi: Dialect = {
  name: 'pydantic-ai',
  matches: (namespaces, { scope }) =>
    namespaces.has('logfire') || namespaces.has('pydantic_ai') || scope.name === 'pydantic-ai',
  read(span) {
    const { attributes } = span;
    const type = typeOf(span);
    const definitions = jsonOf(attributes, 'model_request_parameters');
    return {
      fields: {
        type,
        ...readContent(type, attributes),
        tools: isFields(definitions) ? toolsOf(definitions['function_tools']) : undefined,
        tags: textsOf(attributes, 'logfire.tags'),
      },
    };
  },
};

/** Runs of agents carry the sums of their calls, and in the first version no operation. */
function typeOf({ attributes, name }: OtelSpan): SpanType {
  const hasTool = 'gen_ai.tool.name' in attributes || 'tool_arguments' in attributes;
  if (hasTool) return 'tool';
  if ('gen_ai.operation.name' in attributes) return 'span';
  const isRun = ['all_messages_events', 'pydantic_ai.all_messages', 'final_result'].some(
    (key) => key in attributes,
  );
  if (isRun || 'agent_name' in attributes) return 'agent';
  if ('request_data' in attributes && 'gen_ai.request.model' in attributes) return 'llm';
  return name.startsWith('running ') && Array.isArray(attributes['tools']) ? 'chain' : 'span';
}

function readContent(type: SpanType, attributes: Attributes): SpanFields {
  if (type === 'tool') {
    return { input: jsonOf(attributes, 'tool_arguments'), output: jsonOf(attributes, 'tool_response') };
  }
  if (type === 'agent') {
    const { input, output } = conversationOf(attributes, 'all_messages_events');
    return {
      input: input ?? jsonOf(attributes, 'pydantic_ai.all_messages'),
      output: parsed(attributes['final_result'] ?? undefined) ?? output,
    };
  }
  const told = conversationOf(attributes, 'events');
  const request = jsonOf(attributes, 'request_data');
  return {
    input: told.input ?? (isFields(request) ? inputOfBody(request) : undefined),
    output: told.output ?? outputOfBody(jsonOf(attributes, 'response_data')),
  };
}

/** A list of the convention's message events, all of them in one attribute. */
function conversationOf(attributes: Attributes, key: string): { input?: unknown[]; output?: unknown[] } {
  const list = jsonOf(attributes, key);
  if (!Array.isArray(list)) return {};
  const sides: { input: unknown[]; output: unknown[] } = { input: [], output: [] };
  for (const item of list.filter(isFields)) {
    const { 'event.name': name, 'gen_ai.message.index': _, 'gen_ai.system': __, ...body } = item;
    const told = messageOfEvent(
      textOf({ name }, 'name') ?? `gen_ai.${String(body['role'])}.message`,
      body,
      {},
    );
    if (told) sides[told.side].push(told.message);
  }
  return {
    ...(sides.input.length > 0 ? { input: sides.input } : {}),
    ...(sides.output.length > 0 ? { output: sides.output } : {}),
  };
}
