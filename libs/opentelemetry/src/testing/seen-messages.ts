/** Readers of messages in every form that a span may carry, independent of the code under test. */

export interface SeenMessage {
  readonly role: string;
  readonly content: string;
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function messagesIn(value: unknown, role: string): SeenMessage[] {
  if (typeof value === 'string') return [{ role, content: value }];
  if (isFields(value)) {
    if (Array.isArray(value['messages'])) return messagesIn(value['messages'], role);
    if (typeof value['text'] === 'string') return [{ role, content: value['text'] }];
    const own = value['role'] ?? role;
    return [
      {
        role: typeof own === 'string' ? own : role,
        content: partsIn(value['content'] ?? value['parts'] ?? value['tool_calls']),
      },
    ];
  }
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => {
    if (isFields(item) && item['type'] === 'reasoning') return [];
    const isOnlyThinking =
      isFields(item) &&
      Array.isArray(item['content']) &&
      item['content'].every((part) => isFields(part) && part['type'] === 'reasoning');
    return isOnlyThinking ? [] : messagesIn(item, role);
  });
}

function partsIn(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part) => {
      if (typeof part === 'string') return part;
      if (!isFields(part) || part['type'] === 'reasoning') return '';
      if (part['type'] === 'tool_call_response') return answerIn(part['response'] ?? part['result']);
      if (part['type'] !== 'text' && part['type'] !== 'output_text' && part['type'] !== undefined) return '';
      const text = part['text'] ?? part['content'];
      return typeof text === 'string' ? text : '';
    })
    .join('');
}

function answerIn(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The text of the last message that has any. */
export function textIn(value: unknown): string | undefined {
  if (isFields(value) && !('role' in value) && typeof value['a'] === 'string') return value['a'];
  return messagesIn(value, '').findLast(({ content }) => content !== '')?.content;
}

/** Calls of tools in an answer, with their input as a value. */
export function callsIn(value: unknown): { id: unknown; name: unknown; input: unknown }[] {
  if (Array.isArray(value)) return value.flatMap(callsIn);
  if (!isFields(value)) return [];
  const { tool_calls: calls, parts, type, function: called } = value;
  if (Array.isArray(calls)) return calls.flatMap(callsIn);
  if (isFields(called))
    return [{ id: value['id'], name: called['name'], input: jsonIn(called['arguments']) }];
  if (type === 'tool_call')
    return [{ id: value['id'], name: value['name'], input: jsonIn(value['arguments']) }];
  return Array.isArray(parts) ? parts.flatMap(callsIn) : [];
}

function jsonIn(value: unknown): unknown {
  return typeof value === 'string' ? (JSON.parse(value) as unknown) : value;
}

export function deepTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(deepTexts) : [];
}
