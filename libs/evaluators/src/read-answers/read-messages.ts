import type { ToolCall, Turn } from '../answer.js';

export interface Messages {
  readonly turns: readonly Turn[];
  readonly toolCalls: readonly ToolCall[];
}

const DEEPEST = 50;
const ROLES: Readonly<Record<string, Turn['role']>> = {
  system: 'system',
  developer: 'system',
  user: 'user',
  human: 'user',
  assistant: 'assistant',
  ai: 'assistant',
  model: 'assistant',
  tool: 'tool',
  function: 'tool',
};
/** Parts that hold what a model thought before it spoke: no part of its answer. */
const REASONING = new Set(['reasoning', 'thinking', 'redacted_thinking']);
const CALLS = new Set(['tool_call', 'tool-call', 'tool_use', 'function_call']);
const RESULTS = new Set([
  'tool_call_response',
  'tool_result',
  'tool-result',
  'function_call_output',
  'tool_response',
]);
/** Where an output that is no list of messages keeps what was said. */
const SAID_UNDER = [
  'text',
  'content',
  'answer',
  'output',
  'output_text',
  'completion',
  'message',
  'response',
  'result',
];

type Fields = Readonly<Record<string, unknown>>;

/**
 * The messages of an input or output in whichever form a client sent them: a list of messages with `content` or
 * `parts`, an object that holds such a list, one message, or a bare text. `alone` is the role of a bare text.
 */
export function readMessages(value: unknown, alone: 'user' | 'assistant'): Messages {
  const turns: Turn[] = [];
  const toolCalls: ToolCall[] = [];
  const add = (role: Turn['role'], text: string): void => {
    if (text.trim() !== '') turns.push({ role, text });
  };
  const readPart = (part: unknown, texts: string[], depth: number): void => {
    if (typeof part === 'string') texts.push(part);
    else if (Array.isArray(part) && depth < DEEPEST) {
      for (const inner of part) readPart(inner, texts, depth + 1);
    } else if (isFields(part)) {
      const type = typeof part['type'] === 'string' ? part['type'] : '';
      if (CALLS.has(type)) toolCalls.push(toCall(part));
      else if (RESULTS.has(type))
        add('tool', toText(part['response'] ?? part['output'] ?? part['content'] ?? part['result']));
      else if (!REASONING.has(type)) {
        const text = [part['text'], part['content'], part['refusal']].find(
          (inner) => typeof inner === 'string',
        );
        if (typeof text === 'string') texts.push(text);
      }
    }
  };
  const readMessage = (message: Fields): void => {
    const told = typeof message['role'] === 'string' ? message['role'].toLowerCase() : '';
    const role = ROLES[told] ?? alone;
    const texts: string[] = [];
    readPart(message['content'] ?? message['parts'], texts, 0);
    if (typeof message['refusal'] === 'string') texts.push(message['refusal']);
    add(role, texts.join('\n'));
    for (const call of listOf(message['tool_calls'] ?? message['toolCalls'])) {
      if (isFields(call)) toolCalls.push(toCall(call));
    }
    if (isFields(message['function_call'])) toolCalls.push(toCall(message['function_call']));
  };

  if (typeof value === 'string') add(alone, value);
  else if (Array.isArray(value)) {
    if (value.some((item) => isFields(item) && ('role' in item || 'parts' in item))) {
      for (const item of value) {
        if (typeof item === 'string') add(alone, item);
        else if (isFields(item)) readMessage(item);
      }
    } else {
      const texts: string[] = [];
      readPart(value, texts, 0);
      add(alone, texts.join('\n'));
    }
  } else if (isFields(value)) {
    if (typeof value['system'] === 'string') add('system', value['system']);
    if (typeof value['instructions'] === 'string') add('system', value['instructions']);
    const list = value['messages'] ?? value['choices'];
    if (Array.isArray(list)) {
      for (const item of list) {
        if (isFields(item)) readMessage(isFields(item['message']) ? item['message'] : item);
      }
    } else if ('role' in value || 'parts' in value || 'tool_calls' in value || 'toolCalls' in value) {
      readMessage(value);
    } else {
      const under = SAID_UNDER.find((name) => value[name] !== undefined);
      if (alone === 'user' && under === undefined) {
        const question = ['question', 'query', 'input', 'prompt'].find(
          (name) => typeof value[name] === 'string',
        );
        if (question) add('user', value[question] as string);
      } else if (under !== undefined) {
        const inner = readMessages(value[under], alone);
        turns.push(...inner.turns);
        toolCalls.push(...inner.toolCalls);
      }
    }
  }
  return { turns, toolCalls };
}

function toCall(call: Fields): ToolCall {
  const named = isFields(call['function']) ? call['function'] : call;
  const name = [named['name'], named['toolName'], named['tool_name']].find(
    (word) => typeof word === 'string',
  );
  const id = [call['id'], call['toolCallId'], call['call_id']].find((word) => typeof word === 'string');
  return {
    ...(typeof id === 'string' ? { id } : {}),
    name: typeof name === 'string' ? name : '',
    arguments: named['arguments'] ?? named['input'] ?? named['args'],
  };
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  const { turns } = Array.isArray(value) ? readMessages(value, 'assistant') : { turns: [] };
  return turns.length > 0 ? turns.map(({ text }) => text).join('\n') : JSON.stringify(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
