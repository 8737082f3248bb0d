import type { TurnText } from '@almenara/contract';

/** Longest text of a turn that is told; the trace has the whole. */
export const MAX_TURN_CHARACTERS = 20_000;
/** Shorter excerpts are the whole text: the writer cuts at 500, or one before where a character would break. */
const WHOLE_BELOW = 499;
const DEEPEST = 100;

export interface Said {
  /** Instructions to the model. */
  readonly system: TurnText | null;
  readonly said: TurnText | null;
  /** Messages before, without the instructions. */
  readonly earlier: number;
}

const NOTHING: Said = { system: null, said: null, earlier: 0 };

/**
 * What a person would read in an input or output: of messages the last thing that was said, else the text that the
 * excerpt begins. Without the JSON, because it is too long, the excerpt alone.
 */
export function readSaid(json: string, excerpt: string, side: 'input' | 'output'): Said {
  if (json === '') return excerpt === '' ? NOTHING : { ...NOTHING, said: { text: excerpt, isCut: true } };
  const value: unknown = JSON.parse(json);
  const messages = messagesIn(value);
  if (messages) return readMessages(messages, side);
  if (excerpt.length < WHOLE_BELOW) return { ...NOTHING, said: excerpt === '' ? null : cut(excerpt) };
  const whole = findText(value, excerpt, 0);
  return { ...NOTHING, said: whole === undefined ? { text: excerpt, isCut: true } : cut(whole) };
}

interface Message {
  readonly role: string;
  readonly text: string;
}

const SYSTEM = ['system', 'developer'];
const USER = ['user', 'human'];

function messagesIn(value: unknown): Message[] | undefined {
  const record = value as { messages?: unknown; system?: unknown } | null;
  const list = Array.isArray(value) ? (value as unknown[]) : record?.messages;
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const messages: Message[] = [];
  for (const item of list as unknown[]) {
    if (typeof item !== 'object' || item === null || !('role' in item)) return undefined;
    const { role, content, parts } = item as Record<string, unknown>;
    messages.push({ role: String(role), text: textOf(content ?? parts) });
  }
  const system = Array.isArray(value) ? undefined : record?.system;
  return typeof system === 'string' ? [{ role: 'system', text: system }, ...messages] : messages;
}

/** Of a question all messages since the last answer; of an answer its last message that has words. */
function readMessages(messages: readonly Message[], side: 'input' | 'output'): Said {
  const system = messages.filter(({ role }) => SYSTEM.includes(role)).map(({ text }) => text);
  const spoken = messages.filter(({ role }) => !SYSTEM.includes(role));
  const last = spoken.findLastIndex(({ text, role }) => text !== '' && (side === 'output' || isUser(role)));
  const end = last === -1 ? spoken.findLastIndex(({ text }) => text !== '') : last;
  let start = Math.max(end, 0);
  while (side === 'input' && start > 0 && isUser(spoken[start]!.role) && isUser(spoken[start - 1]!.role))
    start--;
  const said = spoken.slice(start, end + 1).map(({ text }) => text);
  return {
    system: system.some(Boolean) ? cut(system.filter(Boolean).join('\n\n')) : null,
    said: said.some(Boolean) ? cut(said.filter(Boolean).join('\n\n')) : null,
    earlier: start,
  };
}

function isUser(role: string): boolean {
  return USER.includes(role.toLowerCase());
}

/** Words of a message; calls, pictures and other parts have none. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part: unknown) => {
      if (typeof part === 'string') return part;
      const { text, content: inner, type } = (part ?? {}) as Record<string, unknown>;
      if (typeof text === 'string') return text;
      return typeof inner === 'string' && type === 'text' ? inner : '';
    })
    .filter(Boolean)
    .join('\n');
}

function findText(value: unknown, beginning: string, depth: number): string | undefined {
  if (typeof value === 'string') return value.toWellFormed().startsWith(beginning) ? value : undefined;
  if (depth > DEEPEST || typeof value !== 'object' || value === null) return undefined;
  for (const inner of Object.values(value)) {
    const found = findText(inner, beginning, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Cuts between characters, never inside a surrogate pair. */
function cut(text: string): TurnText {
  if (text.length <= MAX_TURN_CHARACTERS) return { text: text.toWellFormed(), isCut: false };
  const isPair = /[\ud800-\udbff]/.test(text[MAX_TURN_CHARACTERS - 1]!);
  return { text: text.slice(0, MAX_TURN_CHARACTERS - (isPair ? 1 : 0)).toWellFormed(), isCut: true };
}
