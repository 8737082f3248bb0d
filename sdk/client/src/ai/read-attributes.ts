import type { SpanFields, SpanType } from '../index.js';
import type { Json } from '../model-client/call-reader.js';
import { countOf, entriesOf, listOf, present, textOf } from '../model-client/read-json.js';
import { readPrompt, readToolCall, readTools } from './read-prompt.js';
import { readUsage } from './read-usage.js';

const REQUEST = 'gen_ai.request.';
/** Attributes whose text became a field of its own. */
const CONTENT =
  /^ai\.(prompt|response\.(text|object|toolCalls|reasoning)|toolCall\.(args|result)|values?$|embeddings?$)/;

/** Reads the attributes that versions 4 to 6 of the AI SDK give to a span. */
export function readAttributes(name: string, attributes: Json): SpanFields {
  const type = typeOf(name);
  const known = { attributes: without(attributes), type };
  if (type === 'tool') return { ...known, ...readTool(attributes) };
  if (type === 'chain') return { ...known, ...readOperation(attributes) };
  const modelRequested = textOf(attributes['ai.model.id']);
  return {
    ...known,
    name: `${type === 'embedding' ? 'embeddings' : 'chat'} ${modelRequested ?? ''}`.trim(),
    modelRequested,
    modelAnswered: textOf(attributes['ai.response.model']),
    provider: textOf(attributes['ai.model.provider']),
    parameters: readParameters(attributes),
    ...(type === 'embedding' ? readEmbedding(attributes) : readChat(attributes)),
    usage: readUsage(usageOf(attributes)),
  };
}

export function isModelCall(name: string): boolean {
  return /\.do(Generate|Stream|Embed)$/.test(name);
}

function typeOf(name: string): SpanType {
  if (name === 'ai.toolCall') return 'tool';
  if (name.endsWith('.doEmbed')) return 'embedding';
  return isModelCall(name) ? 'llm' : 'chain';
}

function readChat(attributes: Json): SpanFields {
  const reason = textOf(attributes['ai.response.finishReason']);
  const tools = attributes['ai.prompt.tools'];
  return {
    input: readPrompt(undefined, parse(attributes['ai.prompt.messages'])),
    output: readAnswer(attributes),
    tools: readTools(Array.isArray(tools) ? entriesOf(tools).map(parse) : parse(tools)),
    finishReasons: reason ? [reason] : undefined,
    timeToFirstTokenMs: countOf(
      attributes['ai.response.msToFirstChunk'],
      attributes['ai.stream.msToFirstChunk'],
    ),
  };
}

function readAnswer(attributes: Json): unknown {
  const content = textOf(attributes['ai.response.text']) ?? textOf(attributes['ai.response.object']);
  const calls = listOf(parse(attributes['ai.response.toolCalls']));
  const reasoning = textOf(attributes['ai.response.reasoning']);
  if (content === undefined && calls.length === 0 && reasoning === undefined) return undefined;
  const called = calls.length > 0 ? calls.map(readToolCall) : undefined;
  return [present({ role: 'assistant', content: content || undefined, reasoning, tool_calls: called })];
}

/** The outer call. Its token counts are those of the calls below it, so they are left out. */
function readOperation(attributes: Json): SpanFields {
  const prompt = parse(attributes['ai.prompt']) as Json | undefined;
  const { system, messages, prompt: text } = prompt ?? {};
  const asMessages = typeof text === 'string' ? [{ role: 'user', content: text }] : text;
  const value = attributes['ai.value'] ?? attributes['ai.values'];
  return {
    ...present({ name: textOf(attributes['ai.telemetry.functionId']) }),
    input: prompt ? readPrompt(system, messages ?? asMessages) : parseAll(value),
    output: readAnswer(attributes),
    metadata: readMetadata(attributes),
  };
}

function readTool(attributes: Json): SpanFields {
  return {
    ...present({ name: textOf(attributes['ai.toolCall.name']) }),
    input: parse(attributes['ai.toolCall.args']),
    output: parse(attributes['ai.toolCall.result']),
  };
}

function readEmbedding(attributes: Json): SpanFields {
  return { input: parseAll(attributes['ai.values']) };
}

function usageOf(attributes: Json): Json {
  const usage: Json = {};
  for (const key in attributes) {
    if (key.startsWith('ai.usage.')) usage[key.slice('ai.usage.'.length)] = attributes[key];
  }
  return {
    ...usage,
    inputTokens: usage['inputTokens'] ?? attributes['gen_ai.usage.input_tokens'],
    outputTokens: usage['outputTokens'] ?? attributes['gen_ai.usage.output_tokens'],
  };
}

function readParameters(attributes: Json): Json | undefined {
  const parameters: Json = {};
  for (const key in attributes) {
    const name = key.startsWith(REQUEST) ? key.slice(REQUEST.length) : '';
    const value = attributes[key];
    if (name && name !== 'model' && value !== undefined && value !== null) parameters[name] = value;
  }
  return Object.keys(parameters).length > 0 ? parameters : undefined;
}

function readMetadata(attributes: Json): Json | undefined {
  const prefix = 'ai.telemetry.metadata.';
  const metadata: Json = {};
  for (const key in attributes)
    if (key.startsWith(prefix)) metadata[key.slice(prefix.length)] = attributes[key];
  return Object.keys(metadata).length > 0 ? metadata : undefined;
}

function without(attributes: Json): Json {
  const rest: Json = {};
  for (const key in attributes) {
    if (!CONTENT.test(key) && attributes[key] !== undefined) rest[key] = attributes[key];
  }
  return rest;
}

function parseAll(value: unknown): unknown {
  return Array.isArray(value) ? entriesOf(value).map(parse) : parse(value);
}

function parse(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
