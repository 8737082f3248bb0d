import type { SpanFields, ToolDefinition, Usage } from '../index.js';
import type { Json } from '../model-client/call-reader.js';
import {
  countOf,
  entriesOf,
  isObject,
  listOf,
  objectOf,
  present,
  textOf,
} from '../model-client/read-json.js';

const ROLES: Readonly<Record<string, string>> = { human: 'user', ai: 'assistant' };

/** A message of LangChain in the form that chats have elsewhere; anything else stays as it is. */
export function readMessage(message: unknown): unknown {
  if (!isObject(message)) return message;
  const type = typeOf(message);
  if (type === undefined) return message;
  const calls = listOf(message['tool_calls']);
  const role = type === 'generic' ? (textOf(message['role']) ?? type) : (ROLES[type] ?? type);
  return present({
    role,
    content: message['content'],
    name: textOf(message['name']),
    tool_call_id: textOf(message['tool_call_id']),
    tool_calls: calls.length > 0 ? calls.map(readCall) : undefined,
    reasoning: textOf(objectOf(message['additional_kwargs'])['reasoning_content']),
  });
}

function typeOf(message: Json): string | undefined {
  const { getType, _getType: former } = message;
  const ask = typeof getType === 'function' ? getType : former;
  if (typeof ask === 'function') return textOf(ask.call(message));
  return 'content' in message ? textOf(message['type']) : undefined;
}

function readCall({ id, name, args }: Json): Json {
  return { id, type: 'function', function: { name, arguments: JSON.stringify(args ?? {}) } };
}

/** Values of chains, with messages in their readable form wherever they stand on the first two levels. */
export function readValues(values: unknown, depth = 0): unknown {
  if (Array.isArray(values)) return entriesOf(values).map((value) => readValues(value, depth + 1));
  if (!isObject(values)) return values;
  if (typeOf(values) !== undefined) return readMessage(values);
  if (depth >= 2 || Object.getPrototypeOf(values) !== Object.prototype) return values;
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, readValues(value, depth + 1)]),
  );
}

/** What a model answered: the messages, and what they and their frame say about tokens and model. */
export function readResult(result: Json): SpanFields {
  const lists = entriesOf(result['generations']);
  const generations = lists.flatMap((list) => listOf(list));
  const messages = generations.flatMap(({ message }) => (isObject(message) ? [message] : []));
  const first = messages[0] ?? {};
  const response = objectOf(first['response_metadata']);
  const reasons = generations.flatMap(({ generationInfo, message }) => {
    const said = { ...objectOf(objectOf(message)['response_metadata']), ...objectOf(generationInfo) };
    return textOf(said['finish_reason']) ?? textOf(said['stop_reason']) ?? [];
  });
  return {
    output: generations.map(({ message, text }) => readMessage(message ?? { type: 'ai', content: text })),
    modelAnswered: textOf(response['model_name']) ?? textOf(response['model']),
    finishReasons: reasons.length > 0 ? reasons : undefined,
    usage: readUsage(messages, objectOf(result['llmOutput'])),
    attributes: present({ 'gen_ai.response.id': textOf(response['id']) ?? textOf(first['id']) }),
  };
}

/** Counts of LangChain contain their parts. Several messages of one call share the frame's count. */
function readUsage(messages: readonly Json[], frame: Json): Usage | undefined {
  const usage = objectOf(messages.find((message) => isObject(message['usage_metadata']))?.['usage_metadata']);
  const tokens = objectOf(frame['tokenUsage'] ?? frame['estimatedTokenUsage']);
  const known = present({
    input: countOf(usage['input_tokens'], tokens['promptTokens']),
    output: countOf(usage['output_tokens'], tokens['completionTokens']),
    total: countOf(usage['total_tokens'], tokens['totalTokens']),
    cacheRead: countOf(objectOf(usage['input_token_details'])['cache_read']),
    cacheWrite: countOf(objectOf(usage['input_token_details'])['cache_creation']),
    reasoning: countOf(objectOf(usage['output_token_details'])['reasoning']),
  });
  if (Object.keys(known).length === 0) return undefined;
  return { ...known, source: frame['estimatedTokenUsage'] ? 'estimate' : 'provider' };
}

/** Tools as they are handed to a model: each provider's own form. */
export function readTools(tools: unknown): ToolDefinition[] | undefined {
  const found = listOf(tools).flatMap((tool) => {
    const inner = objectOf(tool['function'] ?? tool);
    const name = textOf(inner['name']);
    if (name === undefined) return [];
    const parameters = inner['parameters'] ?? inner['input_schema'] ?? inner['schema'];
    return [{ name, ...present({ description: textOf(inner['description']), parameters }) }];
  });
  return found.length > 0 ? found : undefined;
}
