import type { SpanFields } from '../index.js';
import type { Json } from '../model-client/call-reader.js';
import { entriesOf, listOf, objectOf, present, textOf } from '../model-client/read-json.js';
import { readUsage } from './read-usage.js';

/** Conversation of a request of the responses API. Items other than messages and calls stay as they are. */
export function readInput({ input, instructions }: Json): unknown {
  const given = typeof input === 'string' ? [{ role: 'user', content: input }] : input;
  const items = Array.isArray(given) ? entriesOf(given).map(readInputItem) : given;
  if (typeof instructions !== 'string') return items;
  return [{ role: 'system', content: instructions }, ...(Array.isArray(items) ? items : [])];
}

function readInputItem(item: unknown): unknown {
  const { type, call_id: id, output } = objectOf(item);
  if (type === 'function_call' || type === 'custom_tool_call') {
    return { role: 'assistant', tool_calls: [readCall(objectOf(item))] };
  }
  if (type === 'function_call_output' || type === 'custom_tool_call_output') {
    return { role: 'tool', tool_call_id: id, content: output };
  }
  return item;
}

/** An answer of the responses API, whole or put together from its events. */
export function readResponse(response: Json): SpanFields {
  const reason = textOf(objectOf(response['incomplete_details'])['reason']) ?? textOf(response['status']);
  const error = objectOf(response['error']);
  const failed = response['status'] === 'failed';
  return {
    ...(failed ? { status: 'error', statusMessage: describeFailure(error) } : {}),
    modelAnswered: textOf(response['model']),
    output: readOutput(listOf(response['output'])),
    finishReasons: reason ? [reason] : undefined,
    ...readUsage(response['usage']),
    attributes: present({
      'gen_ai.response.id': textOf(response['id']),
      'openai.response.service_tier': textOf(response['service_tier']),
      'error.code': failed ? textOf(error['code']) : undefined,
    }),
  };
}

function describeFailure({ code, message }: Json): string {
  return [code, message].filter(textOf).join(': ') || 'the response failed';
}

/** One message of the assistant, in the form that chats have; what has no place there is a part of its own. */
function readOutput(items: Json[]): unknown {
  if (items.length === 0) return undefined;
  const calls = items.filter(isCall).map(readCall);
  const parts = items.filter(({ type }) => type === 'message').flatMap(({ content }) => listOf(content));
  const others = items.filter(
    (item) => !isCall(item) && !['message', 'reasoning'].includes(String(item['type'])),
  );
  const join = (key: string) => parts.map((part) => textOf(part[key]) ?? '').join('') || undefined;
  const annotations = parts.flatMap((part) => listOf(part['annotations']));
  return [
    present({
      role: 'assistant',
      content: join('text'),
      refusal: join('refusal'),
      reasoning: readReasoning(items),
      tool_calls: calls.length > 0 ? calls : undefined,
      annotations: annotations.length > 0 ? annotations : undefined,
      items: others.length > 0 ? others : undefined,
    }),
  ];
}

function isCall({ type }: Json): boolean {
  return type === 'function_call' || type === 'custom_tool_call';
}

function readCall({ call_id: id, name, arguments: given, input }: Json): Json {
  const isCustom = given === undefined && input !== undefined;
  return isCustom
    ? { id, type: 'custom', custom: { name, input } }
    : { id, type: 'function', function: { name, arguments: given } };
}

function readReasoning(items: Json[]): string | undefined {
  const texts = items
    .filter(({ type }) => type === 'reasoning')
    .flatMap(({ summary, content }) => [...listOf(summary), ...listOf(content)])
    .flatMap(({ text }) => textOf(text) ?? []);
  return texts.join('\n') || undefined;
}
