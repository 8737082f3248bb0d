import type { ToolDefinition } from '../index.js';
import type { Json } from '../model-client/call-reader.js';
import { entriesOf, isObject, listOf, present, textOf } from '../model-client/read-json.js';

/** The conversation of a request in the form that chats have elsewhere, the system prompt first. */
export function readConversation({ system, messages }: Json): unknown {
  if (!Array.isArray(messages)) return messages;
  const conversation = entriesOf(messages).flatMap((message) =>
    isObject(message) && Array.isArray(message['content'])
      ? readMessage(message['role'], entriesOf(message['content']))
      : [message],
  );
  return system === undefined || system === null
    ? conversation
    : [{ role: 'system', content: system }, ...conversation];
}

/**
 * One message, and one more for each result of a tool that it carries. Calls of tools and reasoning get the
 * fields that they have in chats; other blocks stay in the content as they are.
 */
export function readMessage(role: unknown, content: readonly unknown[]): Json[] {
  const blocks = content.filter(isObject);
  const calls = blocks.filter(({ type }) => type === 'tool_use');
  const results = blocks.filter(({ type }) => type === 'tool_result');
  const reasoning = blocks.flatMap(({ type, thinking }) =>
    type === 'thinking' ? (textOf(thinking) ?? []) : [],
  );
  const rest = blocks.filter(({ type }) => !['tool_use', 'tool_result', 'thinking'].includes(String(type)));
  const message = present({
    role,
    content: joinTexts(rest),
    reasoning: reasoning.join('\n') || undefined,
    tool_calls: calls.length > 0 ? calls.map(readCall) : undefined,
  });
  const says = Object.keys(message).length > 1 || results.length === 0;
  return [
    ...results.map(({ tool_use_id: id, content: output, is_error: failed }) =>
      present({ role: 'tool', tool_call_id: id, content: output, is_error: failed }),
    ),
    ...(says ? [message as Json] : []),
  ];
}

/** A text where there is nothing but plain text, else the blocks. */
function joinTexts(blocks: readonly Json[]): unknown {
  if (blocks.length === 0) return undefined;
  const plain = blocks.every(({ type, citations }) => type === 'text' && !citations);
  return plain ? blocks.map(({ text }) => textOf(text) ?? '').join('') : blocks;
}

function readCall({ id, name, input }: Json): Json {
  const written = typeof input === 'string' ? input : JSON.stringify(input ?? {});
  return { id, type: 'function', function: { name, arguments: written } };
}

/** A tool of the provider is named by its type where it has no name. */
export function readTools({ tools }: Json): ToolDefinition[] | undefined {
  const found = listOf(tools).flatMap((tool) => {
    const name = textOf(tool['name']) ?? textOf(tool['type']);
    if (name === undefined) return [];
    return [
      { name, ...present({ description: textOf(tool['description']), parameters: tool['input_schema'] }) },
    ];
  });
  return found.length > 0 ? found : undefined;
}
