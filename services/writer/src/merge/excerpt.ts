/** Longest beginning of a text that lists show, in characters. */
export const EXCERPT_LENGTH = 500;

/**
 * The beginning of what a person would read in an input or output: the text itself, the last message of a
 * conversation, the one text of an object; else the JSON.
 */
export function excerptOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = readable(value, 0) ?? JSON.stringify(value);
  return cut(text);
}

const TEXT_KEYS = ['content', 'text', 'parts', 'message', 'question', 'query', 'input', 'answer', 'output'];

function readable(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return value;
  if (depth > 6 || value === null || typeof value !== 'object') return undefined;
  if (Array.isArray(value)) return readableList(value, depth);
  const object = value as Record<string, unknown>;
  if (Array.isArray(object['messages'])) return readable(object['messages'], depth + 1);
  for (const key of TEXT_KEYS) {
    const text = key in object ? readable(object[key], depth + 1) : undefined;
    if (text) return text;
  }
  return undefined;
}

/** Messages: the last one that says something. Parts of one message: all their texts. */
function readableList(list: unknown[], depth: number): string | undefined {
  const isMessage = (item: unknown) => typeof item === 'object' && item !== null && 'role' in item;
  if (list.some(isMessage)) {
    for (let index = list.length - 1; index >= 0; index--) {
      const text = readable(list[index], depth + 1);
      if (text) return text;
    }
    return undefined;
  }
  const texts: string[] = [];
  let length = 0;
  for (const item of list) {
    const text = readable(item, depth + 1);
    if (text) texts.push(text);
    length += text?.length ?? 0;
    if (length > EXCERPT_LENGTH) break;
  }
  return texts.length ? texts.join('\n') : undefined;
}

/** Cuts between characters, never inside a surrogate pair. */
function cut(text: string): string {
  if (text.length <= EXCERPT_LENGTH) return text.toWellFormed();
  const end = /[\ud800-\udbff]/.test(text[EXCERPT_LENGTH - 1]!) ? EXCERPT_LENGTH - 1 : EXCERPT_LENGTH;
  return text.slice(0, end).toWellFormed();
}
