import type { ToolDefinition } from '../index.js';
import type { Json } from '../model-client/call-reader.js';
import { entriesOf, isObject, listOf, objectOf, present, textOf } from '../model-client/read-json.js';

/** Messages of the AI SDK, all versions, in the form that chats have elsewhere. */
export function readPrompt(instructions: unknown, messages: unknown): unknown {
  if (!Array.isArray(messages)) return messages;
  const system =
    typeof instructions === 'string'
      ? [{ role: 'system', content: instructions }]
      : listOf(asList(instructions));
  return [...system, ...entriesOf(messages).flatMap((message) => readMessage(message))];
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function readMessage(message: unknown): unknown[] {
  const { role, content } = objectOf(message);
  if (!Array.isArray(content)) return [message];
  const parts = listOf(content);
  if (role === 'tool') return parts.map(readToolResult);
  return [readContent(role, parts)];
}

/** One message from its parts: texts, reasoning and calls of tools have their fields, others stay parts. */
export function readContent(role: unknown, parts: readonly Json[]): Json {
  const calls = parts.filter(({ type }) => type === 'tool-call');
  const texts = parts.filter(({ type }) => type === 'text');
  const others = parts.filter(({ type }) => !['tool-call', 'text', 'reasoning'].includes(String(type)));
  const text = texts.map((part) => textOf(part['text']) ?? '').join('');
  return present({
    role,
    content: others.length > 0 ? [...texts, ...others] : text || undefined,
    reasoning:
      parts
        .flatMap((part) => (part['type'] === 'reasoning' ? (textOf(part['text']) ?? []) : []))
        .join('\n') || undefined,
    tool_calls: calls.length > 0 ? calls.map(readToolCall) : undefined,
  });
}

/** `input` is called `args` in version 4. */
export function readToolCall({ toolCallId: id, toolName: name, input, args }: Json): Json {
  const given = input ?? args;
  const written = typeof given === 'string' ? given : JSON.stringify(given ?? {});
  return { id, type: 'function', function: { name, arguments: written } };
}

function readToolResult({ toolCallId: id, toolName: name, output, result }: Json): Json {
  const value = isObject(output) && 'value' in output ? output['value'] : (output ?? result);
  return present({ role: 'tool', tool_call_id: id, name, content: value });
}

/** Tools as the model got them, or as the app declared them by name. */
export function readTools(tools: unknown): ToolDefinition[] | undefined {
  const list: Json[] = Array.isArray(tools)
    ? listOf(tools)
    : Object.entries(objectOf(tools)).map(([name, tool]) => ({ name, ...objectOf(tool) }));
  const found = list.flatMap((tool) => {
    const name = textOf(tool['name']);
    if (name === undefined) return [];
    const parameters = tool['inputSchema'] ?? tool['parameters'];
    const plain = objectOf(parameters)['jsonSchema'] ?? parameters;
    return [{ name, ...present({ description: textOf(tool['description']), parameters: plain }) }];
  });
  return found.length > 0 ? found : undefined;
}
