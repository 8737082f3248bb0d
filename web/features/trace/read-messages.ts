export interface Message {
  readonly role: string;
  readonly text: string;
}

/** A conversation as people read it, when the value is one; undefined when it is any other JSON. */
export function readMessages(value: unknown): Message[] | undefined {
  const list = Array.isArray(value) ? value : (value as { messages?: unknown } | null)?.messages;
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const messages: Message[] = [];
  for (const item of list as unknown[]) {
    if (typeof item !== 'object' || item === null || !('role' in item)) return undefined;
    const { role, content, parts, ...rest } = item as Record<string, unknown>;
    const text =
      textOf(content ?? parts) || (Object.keys(rest).length > 0 ? JSON.stringify(rest, null, 2) : '');
    messages.push({ role: String(role), text });
  }
  return messages;
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content))
    return content === undefined || content === null ? '' : JSON.stringify(content, null, 2);
  return content
    .map((part: unknown) => {
      if (typeof part === 'string') return part;
      const { text, content: inner } = (part ?? {}) as Record<string, unknown>;
      if (typeof text === 'string') return text;
      return typeof inner === 'string' ? inner : JSON.stringify(part, null, 2);
    })
    .join('\n');
}

/** Plain text of a value: the last message that says something, a text, or formatted JSON. */
export function readText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  const messages = readMessages(value);
  if (messages) return messages.findLast(({ text }) => text !== '')?.text ?? '';
  return JSON.stringify(value, null, 2);
}
