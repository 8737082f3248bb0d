import type { SpanType } from '@almenara/contract';
import type { Attributes, OtelEvent } from '../../otlp/otel-span.js';
import { contentOf, inputOfBody, outputOfBody, toolCall } from '../content/bodies.js';
import type { SpanFields } from '../dialect.js';
import { isFields, jsonOf, parsed, structured, textOf, type Fields } from '../read-attribute.js';
import { unflatten } from '../unflatten.js';
import { messageOfEvent } from './message-event.js';

/**
 * The texts of a span, from the places where the generations of the convention put them, the newest first: messages
 * as JSON (1.37 and later), one event per message, numbered attributes, one text for all of a side (1.27 and before).
 */
export function readMessages(type: SpanType, attributes: Attributes, events: readonly OtelEvent[]): Texts {
  const texts = readTexts(attributes, events);
  if (type !== 'tool') return texts;
  return {
    input: jsonOf(attributes, 'gen_ai.tool.call.arguments') ?? texts.input,
    output: jsonOf(attributes, 'gen_ai.tool.call.result') ?? texts.output,
  };
}

export interface Texts {
  readonly input?: unknown;
  readonly output?: unknown;
  /** Instructions without the conversation that they began, which comes apart from the span or not at all. */
  readonly instructions?: unknown;
}

function readTexts(attributes: Attributes, events: readonly OtelEvent[]): Texts {
  const system = asParts(jsonOf(attributes, 'gen_ai.system_instructions'));
  const messages = jsonOf(attributes, 'gen_ai.input.messages');
  const told = events.length > 0 ? readEvents(events) : {};
  const input =
    messages ?? told.input ?? indexed(attributes, 'gen_ai.prompt') ?? whole(attributes, 'gen_ai.prompt');
  return {
    ...(system === undefined
      ? { input }
      : input === undefined
        ? { instructions: { role: 'system', parts: system } }
        : { input: [{ role: 'system', parts: system }, ...asMessages(input)] }),
    output:
      jsonOf(attributes, 'gen_ai.output.messages') ??
      told.output ??
      indexed(attributes, 'gen_ai.completion') ??
      whole(attributes, 'gen_ai.completion'),
  };
}

/** Some SDKs write plain text where the convention asks for a list. */
function asParts(content: unknown): unknown {
  return typeof content === 'string' ? [{ type: 'text', content }] : content;
}

function asMessages(messages: unknown): unknown[] {
  if (Array.isArray(messages)) return messages;
  return messages === undefined ? [] : [{ role: 'user', parts: asParts(messages) }];
}

function whole(attributes: Attributes, key: 'gen_ai.prompt' | 'gen_ai.completion'): unknown {
  const value = structured(attributes[key] ?? undefined);
  return key === 'gen_ai.prompt' ? inputOfBody(value) : outputOfBody(value);
}

/** `gen_ai.prompt.0.role`, `gen_ai.prompt.0.content`, `gen_ai.completion.0.tool_calls.0.name` … */
export function indexed(attributes: Attributes, prefix: string): unknown[] | undefined {
  return unflatten(attributes, prefix)?.map((fields) => {
    const { role, content, tool_calls: calls, ...rest } = fields;
    return {
      role: role ?? (prefix.endsWith('completion') ? 'assistant' : 'user'),
      ...(content === undefined ? {} : { content: contentOf(content) }),
      ...(Array.isArray(calls) ? { tool_calls: calls.map(callOf) } : {}),
      ...rest,
    };
  });
}

function callOf(call: unknown): unknown {
  if (!isFields(call) || isFields(call['function'])) return call;
  return toolCall(call['id'], call['name'], call['arguments']);
}

function readEvents(events: readonly OtelEvent[]): SpanFields {
  const sides: { input: unknown[]; output: { index: number; message: unknown }[] } = {
    input: [],
    output: [],
  };
  let found: SpanFields = {};
  for (const { name, attributes } of events) {
    if (name === 'gen_ai.content.prompt') found = { ...found, input: whole(attributes, 'gen_ai.prompt') };
    else if (name === 'gen_ai.content.completion') {
      found = { ...found, output: whole(attributes, 'gen_ai.completion') };
    } else {
      const told = messageOfEvent(name, bodyOf(attributes), attributes);
      if (told?.side === 'input') sides.input.push(told.message);
      else if (told) sides.output.push({ index: told.index, message: told.message });
    }
  }
  const choices = sides.output.sort((a, b) => a.index - b.index).map(({ message }) => message);
  return {
    ...found,
    ...(sides.input.length > 0 ? { input: sides.input } : {}),
    ...(choices.length > 0 ? { output: choices } : {}),
  };
}

/** Events on a span have no body: it is one attribute of JSON, or the attributes themselves are the body. */
function bodyOf(attributes: Attributes): unknown {
  const body = textOf(attributes, 'gen_ai.event.content');
  if (body !== undefined) return parsed(body);
  const fields: Fields = {};
  for (const [key, value] of Object.entries(attributes)) {
    if (!key.startsWith('gen_ai.') && key !== 'event.name') fields[key] = structured(value);
  }
  return fields;
}
