import { isFields, parsed, type Fields } from '../read-attribute.js';

/** Requests and answers of model providers, which many instrumentations record whole. */

/** The messages of a request body, with the instructions that stand beside them; else the body as it is. */
export function inputOfBody(body: unknown): unknown {
  if (!isFields(body)) return body;
  const messages = body['messages'] ?? body['input'] ?? body['contents'];
  const system = body['system'] ?? body['instructions'] ?? body['system_instruction'];
  if (typeof messages === 'string' && isRequest(body))
    return withSystem(system, [{ role: 'user', content: messages }]);
  if (Array.isArray(messages)) {
    // LangChain asks for several answers at once; one conversation is the rule.
    const list: unknown[] = messages.length === 1 && Array.isArray(messages[0]) ? messages[0] : messages;
    return list.some(isMessage) ? withSystem(system, list.map(messageOf)) : body;
  }
  const prompt = body['prompt'];
  if (typeof prompt === 'string' && isRequest(body))
    return withSystem(system, [{ role: 'user', content: prompt }]);
  return body;
}

/** The messages of an answer: those of all choices, with their finish reasons; else the body as it is. */
export function outputOfBody(body: unknown): unknown {
  if (!isFields(body)) return body;
  const choices = choicesOf(body);
  if (choices) return choices;
  if (isMessage(body)) return [messageOf(body)];
  if (isFields(body['message']) && isMessage(body['message'])) return [messageOf(body['message'])];
  if (Array.isArray(body['output']) && body['output'].some(isItem)) return body['output'];
  if (Array.isArray(body['generations'])) return generationsOf(body['generations']) ?? body;
  return body;
}

export function choicesOf(body: unknown): Fields[] | undefined {
  const list = isFields(body) ? body['choices'] : undefined;
  if (!Array.isArray(list)) return undefined;
  const messages = list.flatMap((choice) => {
    if (!isFields(choice)) return [];
    const { message, text, finish_reason: reason } = choice;
    const told = isFields(message)
      ? message
      : typeof text === 'string'
        ? { role: 'assistant', content: text }
        : undefined;
    return told ? [{ ...told, ...(typeof reason === 'string' ? { finish_reason: reason } : {}) }] : [];
  });
  return messages.length > 0 ? messages : undefined;
}

export function finishReasonsOf(messages: unknown): string[] | undefined {
  if (!Array.isArray(messages)) return undefined;
  const reasons = messages.flatMap((message) => {
    const reason = isFields(message) ? message['finish_reason'] : undefined;
    return typeof reason === 'string' && reason !== '' ? [reason] : [];
  });
  return reasons.length > 0 ? reasons : undefined;
}

/** Instructions as the first message, unless there is one already. */
export function withSystem(system: unknown, messages: readonly unknown[]): unknown[] {
  const isTold = system !== undefined && system !== null && system !== '';
  const hasOne = messages.some((message) => isFields(message) && message['role'] === 'system');
  return isTold && !hasOne ? [{ role: 'system', content: system }, ...messages] : [...messages];
}

const LANGCHAIN_ROLES: Readonly<Record<string, string>> = {
  human: 'user',
  ai: 'assistant',
  AIMessageChunk: 'assistant',
  HumanMessage: 'user',
  AIMessage: 'assistant',
  SystemMessage: 'system',
  ToolMessage: 'tool',
};

function messageOf(message: unknown): unknown {
  if (!isFields(message)) return message;
  if (isSerialized(message)) {
    const kind = String((message['id'] as unknown[]).at(-1));
    return langChainMessage(LANGCHAIN_ROLES[kind] ?? kind, message['kwargs'] as Fields);
  }
  const { type, data } = message;
  if (typeof type === 'string' && !('role' in message)) {
    const role = LANGCHAIN_ROLES[type] ?? type;
    if (isFields(data) && 'content' in data) return langChainMessage(role, data);
    if ('content' in message) return langChainMessage(role, message);
  }
  return 'additional_kwargs' in message ? langChainMessage(String(message['role']), message) : message;
}

/** LangChain keeps much beside a message that says nothing of the conversation; the attributes have it. */
function langChainMessage(role: string, fields: Fields): Fields {
  const { content, tool_calls: told, additional_kwargs: more, name, tool_call_id: id } = fields;
  const other = isFields(more) ? more['tool_calls'] : undefined;
  const calls = Array.isArray(told) && told.length > 0 ? told : other;
  return {
    role,
    content,
    ...(Array.isArray(calls) && calls.length > 0 ? { tool_calls: calls.map(langChainCall) } : {}),
    ...(typeof id === 'string' ? { tool_call_id: id } : {}),
    ...(typeof name === 'string' ? { name } : {}),
  };
}

function langChainCall(call: unknown): unknown {
  if (!isFields(call) || isFields(call['function'])) return call;
  return toolCall(call['id'], call['name'], call['args']);
}

function isSerialized(message: Fields): boolean {
  return message['lc'] === 1 && isFields(message['kwargs']) && Array.isArray(message['id']);
}

function isMessage(value: unknown): boolean {
  if (!isFields(value)) return false;
  if (typeof value['role'] === 'string')
    return 'content' in value || 'parts' in value || 'tool_calls' in value;
  if (isSerialized(value)) return true;
  return typeof value['type'] === 'string' && value['type'] in LANGCHAIN_ROLES;
}

/** Items of OpenAI's Responses API. */
function isItem(value: unknown): boolean {
  return isFields(value) && typeof value['type'] === 'string';
}

function isRequest(body: Fields): boolean {
  return (
    'model' in body || 'stream' in body || 'temperature' in body || 'max_tokens' in body || 'system' in body
  );
}

function generationsOf(generations: readonly unknown[]): unknown[] | undefined {
  const flat = generations.flat();
  const messages = flat.flatMap((generation) => {
    if (!isFields(generation)) return [];
    if (isMessage(generation['message'])) return [messageOf(generation['message'])];
    const text = generation['text'];
    return typeof text === 'string' ? [{ role: 'assistant', content: text }] : [];
  });
  return messages.length > 0 ? messages : undefined;
}

/** Calls of functions in OpenAI's form, which most readers know. */
export function toolCall(id: unknown, name: unknown, input: unknown): Fields {
  const text = typeof input === 'string' ? input : input === undefined ? undefined : JSON.stringify(input);
  return {
    ...(typeof id === 'string' && id !== '' ? { id } : {}),
    type: 'function',
    function: { name, ...(text === undefined ? {} : { arguments: text }) },
  };
}

/** Content that is JSON text of typed parts as these; other text as it is, also if it is JSON. */
export function contentOf(content: unknown): unknown {
  if (typeof content !== 'string' || !content.startsWith('[{')) return content;
  const parts = parsed(content);
  const isParts =
    Array.isArray(parts) && parts.every((part) => isFields(part) && typeof part['type'] === 'string');
  return isParts ? parts : content;
}
