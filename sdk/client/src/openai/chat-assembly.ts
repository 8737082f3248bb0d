import type { SpanFields } from '../index.js';
import type { Assembly, Json } from '../model-client/call-reader.js';
import { append, isObject, listOf, objectOf, positionOf } from '../model-client/read-json.js';
import { readCompletion } from './read-completion.js';

/** Fields of a delta that carry the next piece of a text; a piece of any other field replaces the former one. */
const TEXTS = ['content', 'refusal', 'reasoning_content', 'reasoning'];

interface Choice {
  index: number;
  message: Json;
  finish_reason?: unknown;
}

/** Puts the chunks of a streamed chat completion together, also those of several choices and of tool calls. */
export class ChatAssembly implements Assembly {
  readonly #choices: Choice[] = [];
  readonly #frame: Json = {};

  add(chunk: Json): boolean {
    for (const key of ['id', 'model', 'service_tier', 'system_fingerprint']) {
      if (chunk[key]) this.#frame[key] = chunk[key];
    }
    const usage = chunk['usage'] ?? objectOf(chunk['x_groq'])['usage'];
    if (isObject(usage)) this.#frame['usage'] = usage;
    let carriesOutput = false;
    for (const part of listOf(chunk['choices'])) carriesOutput = this.#addChoice(part) || carriesOutput;
    return carriesOutput;
  }

  #addChoice(part: Json): boolean {
    const index = positionOf(part['index'] ?? 0);
    if (index === undefined) return false;
    let choice = this.#choices.find((known) => known.index === index);
    if (!choice) this.#choices.push((choice = { index, message: { role: 'assistant' } }));
    if (part['finish_reason']) choice.finish_reason = part['finish_reason'];
    return addDelta(choice.message, objectOf(part['delta']));
  }

  get isComplete(): boolean {
    return this.#choices.length > 0 && this.#choices.every((choice) => choice.finish_reason);
  }

  read(): SpanFields {
    const choices = [...this.#choices].sort((a, b) => a.index - b.index);
    for (const { message } of choices) {
      if (Array.isArray(message['tool_calls'])) message['tool_calls'] = Object.values(message['tool_calls']);
    }
    return readCompletion({ ...this.#frame, choices });
  }
}

function addDelta(message: Json, delta: Json): boolean {
  let carriesOutput = false;
  for (const key in delta) {
    const value = delta[key];
    if (value === null || value === undefined) continue;
    if (TEXTS.includes(key) && typeof value === 'string') message[key] = append(message[key], value);
    else if (key === 'tool_calls') for (const call of listOf(value)) addToolCall(message, call);
    else if (key === 'function_call') message[key] = addTexts(objectOf(message[key]), objectOf(value));
    else if (key === 'audio') message[key] = addTexts(objectOf(message[key]), objectOf(value));
    else message[key] = value;
    carriesOutput ||= key !== 'role' && value !== '';
  }
  return carriesOutput;
}

function addToolCall(message: Json, part: Json): void {
  const calls = (message['tool_calls'] ??= []) as Json[];
  const index = positionOf(part['index'] ?? calls.length);
  if (index === undefined) return;
  const { index: _, function: called, custom, ...rest } = part;
  const call = (calls[index] ??= {});
  for (const key in rest) if (rest[key]) call[key] = rest[key];
  if (isObject(called)) call['function'] = addTexts(objectOf(call['function']), called);
  if (isObject(custom)) call['custom'] = addTexts(objectOf(call['custom']), custom);
}

/** Appends the texts of a part; names and ids come whole. */
function addTexts(target: Json, part: Json): Json {
  for (const key in part) {
    const value = part[key];
    if (typeof value !== 'string') target[key] = value ?? target[key];
    else target[key] = key === 'name' || key === 'id' ? value || target[key] : append(target[key], value);
  }
  return target;
}
