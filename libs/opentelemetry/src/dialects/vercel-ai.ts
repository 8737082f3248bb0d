import type { Document, SpanInput, SpanType } from '@almenara/contract';
import type { Attributes, OtelSpan } from '../otlp/otel-span.js';
import { toolCall, withSystem } from './content/bodies.js';
import { documentOf } from './content/documents.js';
import { toolsOf } from './content/tools.js';
import { usageOf } from './content/usage.js';
import type { Dialect, SpanFields } from './dialect.js';
import {
  amountOf,
  countOf,
  isFields,
  jsonOf,
  labelOf,
  parsed,
  present,
  structured,
  textOf,
  textsOf,
  under,
  type Fields,
} from './read-attribute.js';

/** What the function does; the inner operation, which is named after it, is the call of the model. */
const INNER: Readonly<Record<string, SpanType>> = {
  doGenerate: 'llm',
  doStream: 'llm',
  doEmbed: 'embedding',
  doRerank: 'reranker',
};

const MOST_VECTORS = 16;

/**
 * Vercel AI SDK, versions 3 to 7 (in 7 where the older telemetry is chosen; its own default speaks the general
 * convention). `ai.generateText` repeats the sums of `ai.generateText.doGenerate` below it.
 */
export const vercelAi: Dialect = {
  name: 'vercel-ai',
  matches: (namespaces) => namespaces.has('ai'),
  read(span) {
    const { attributes } = span;
    const operation = operationOf(span);
    if (operation === undefined) return { fields: { type: 'span', ...readContext(attributes) } };
    const type = typeOf(operation);
    return {
      fields: {
        type,
        modelRequested: textOf(attributes, 'gen_ai.request.model', 'ai.model.id'),
        modelAnswered: textOf(attributes, 'gen_ai.response.model', 'ai.response.model'),
        provider: textOf(attributes, 'ai.model.provider', 'gen_ai.system'),
        ...readContent(type, attributes),
        finishReasons: listOf(textOf(attributes, 'ai.response.finishReason', 'ai.finishReason')),
        usage: readUsage(attributes),
        parameters: readParameters(attributes),
        tools: toolsOf(jsonOf(attributes, 'ai.prompt.tools')),
        timeToFirstTokenMs: firstChunkOf(span),
        ...readContext(attributes),
      },
    };
  },
};

/** The id; spans of early versions have only a name, which a function's id may follow. */
function operationOf({ attributes }: OtelSpan): string | undefined {
  const id = textOf(attributes, 'ai.operationId') ?? textOf(attributes, 'operation.name')?.split(' ')[0];
  return id?.startsWith('ai.') ? id : undefined;
}

function typeOf(operation: string): SpanType {
  if (operation === 'ai.toolCall') return 'tool';
  return INNER[operation.slice(operation.lastIndexOf('.') + 1)] ?? 'chain';
}

function listOf(text: string | undefined): string[] | undefined {
  return text === undefined ? undefined : [text];
}

function readContent(type: SpanType, attributes: Attributes): SpanFields {
  if (type === 'tool') {
    return {
      input: jsonOf(attributes, 'ai.toolCall.args', 'ai.toolCall.input'),
      output: jsonOf(attributes, 'ai.toolCall.result', 'ai.toolCall.output'),
    };
  }
  if ('ai.documents' in attributes) return readRanking(attributes);
  if ('ai.value' in attributes || 'ai.values' in attributes) return readEmbeddings(type, attributes);
  return { input: inputOf(attributes), output: outputOf(attributes) };
}

function inputOf(attributes: Attributes): unknown {
  const messages = jsonOf(attributes, 'ai.prompt.messages');
  if (messages !== undefined) return messages;
  const prompt = jsonOf(attributes, 'ai.prompt');
  if (!isFields(prompt)) return prompt;
  const { system, messages: told, prompt: asked } = prompt;
  if (Array.isArray(told)) return withSystem(system, told);
  if (Array.isArray(asked)) return withSystem(system, asked);
  return typeof asked === 'string' ? withSystem(system, [{ role: 'user', content: asked }]) : prompt;
}

function outputOf(attributes: Attributes): unknown {
  const object = jsonOf(attributes, 'ai.response.object', 'ai.result.object');
  const calls = jsonOf(attributes, 'ai.response.toolCalls', 'ai.result.toolCalls');
  const text = attributes['ai.response.text'] ?? attributes['ai.result.text'];
  const reasoning = structured(attributes['ai.response.reasoning'] ?? undefined);
  const files = jsonOf(attributes, 'ai.response.files');
  if (object !== undefined && text === undefined) return object;
  if (text === undefined && calls === undefined && files === undefined) return undefined;
  return [
    {
      role: 'assistant',
      ...(text === undefined ? {} : { content: text }),
      ...(reasoning === undefined || reasoning === '' ? {} : { reasoning }),
      ...(Array.isArray(calls) && calls.length > 0 ? { tool_calls: calls.map(callOf) } : {}),
      ...(files === undefined ? {} : { files }),
    },
  ];
}

function callOf(call: unknown): unknown {
  if (!isFields(call)) return call;
  return toolCall(call['toolCallId'], call['toolName'], call['input'] ?? call['args']);
}

/** Values and vectors are JSON texts, alone or in a list. */
function readEmbeddings(type: SpanType, attributes: Attributes): SpanFields {
  const read = (one: string, many: string): unknown[] => {
    const list = attributes[many];
    const items = Array.isArray(list) ? list : attributes[one] === undefined ? [] : [attributes[one]];
    return items.map(parsed);
  };
  const values = read('ai.value', 'ai.values');
  const model = textOf(attributes, 'ai.model.id', 'gen_ai.request.model');
  const embeddings = read('ai.embedding', 'ai.embeddings').flatMap(
    (vector): NonNullable<SpanInput['embeddings']> => {
      if (!Array.isArray(vector) || vector.length === 0 || model === undefined) return [];
      return [{ model, dimension: vector.length, vector: vector as number[], of: 'input' }];
    },
  );
  return {
    input: values.length === 1 ? values[0] : values,
    // The outer function repeats the vectors of the calls below it.
    ...(type === 'embedding' && embeddings.length > 0
      ? { embeddings: embeddings.slice(0, MOST_VECTORS) }
      : {}),
  };
}

function readRanking(attributes: Attributes): SpanFields {
  const given = listOfJson(attributes['ai.documents']);
  const ranked = listOfJson(attributes['ai.ranking']).filter(isFields);
  const documents = ranked.map((item, index): Document => {
    const place = countOf(item, 'index', 'originalIndex');
    const document = item['document'] ?? (place === undefined ? undefined : given[place]);
    const score = amountOf(item, 'relevanceScore', 'score');
    const fields = isFields(document) ? document : { content: document };
    return documentOf({ ...fields, ...(score === undefined ? {} : { score }) }, index + 1);
  });
  return { input: given, ...(documents.length > 0 ? { documents } : {}) };
}

function listOfJson(value: unknown): unknown[] {
  const list = parsed(value);
  return Array.isArray(list) ? list.map(parsed) : [];
}

function readUsage(attributes: Attributes): SpanFields['usage'] {
  const usage = 'ai.usage.';
  return usageOf({
    input: countOf(
      attributes,
      `${usage}inputTokens`,
      `${usage}promptTokens`,
      `${usage}tokens`,
      'gen_ai.usage.input_tokens',
      'gen_ai.usage.prompt_tokens',
    ),
    output: countOf(
      attributes,
      `${usage}outputTokens`,
      `${usage}completionTokens`,
      'gen_ai.usage.output_tokens',
      'gen_ai.usage.completion_tokens',
    ),
    total: countOf(attributes, `${usage}totalTokens`),
    cacheRead: countOf(
      attributes,
      `${usage}inputTokenDetails.cacheReadTokens`,
      `${usage}cachedInputTokens`,
      'gen_ai.usage.cache_read.input_tokens',
    ),
    cacheWrite: countOf(
      attributes,
      `${usage}inputTokenDetails.cacheWriteTokens`,
      `${usage}cacheCreationInputTokens`,
      'gen_ai.usage.cache_creation.input_tokens',
    ),
    reasoning: countOf(attributes, `${usage}outputTokenDetails.reasoningTokens`, `${usage}reasoningTokens`),
  });
}

/** Names by which every other dialect tells the same parameters. */
const SETTINGS: Readonly<Record<string, string>> = {
  maxTokens: 'max_tokens',
  maxOutputTokens: 'max_tokens',
  topP: 'top_p',
  topK: 'top_k',
  presencePenalty: 'presence_penalty',
  frequencyPenalty: 'frequency_penalty',
  stopSequences: 'stop_sequences',
};

function readParameters(attributes: Attributes): SpanFields['parameters'] {
  const settings: Fields = {};
  for (const [key, value] of Object.entries(under(attributes, 'ai.settings.') ?? {})) {
    if (!key.startsWith('context.')) settings[SETTINGS[key] ?? key] = value;
  }
  const choice = jsonOf(attributes, 'ai.prompt.toolChoice');
  return present({ ...settings, ...(choice === undefined ? {} : { tool_choice: choice }) });
}

function firstChunkOf({ attributes, events }: OtelSpan): number | undefined {
  const keys = ['ai.response.msToFirstChunk', 'ai.stream.msToFirstChunk'];
  const event = events.find(({ name }) => name === 'ai.stream.firstChunk')?.attributes;
  const milliseconds = amountOf(attributes, ...keys) ?? (event && amountOf(event, ...keys));
  return milliseconds !== undefined && milliseconds >= 0 ? milliseconds : undefined;
}

/** Metadata that the app gave for telemetry, in which session and user have their usual names. */
function readContext(attributes: Attributes): SpanFields {
  const metadata: Fields = {
    ...under(attributes, 'ai.settings.context.'),
    ...under(attributes, 'ai.telemetry.metadata.'),
  };
  const functionId = textOf(attributes, 'ai.telemetry.functionId');
  return {
    sessionId: labelOf(metadata, 'sessionId', 'session_id', 'threadId', 'conversationId', 'chatId'),
    actorId: labelOf(metadata, 'userId', 'user_id'),
    tags: textsOf(metadata, 'tags'),
    environment: textOf(metadata, 'environment'),
    release: labelOf(metadata, 'release'),
    metadata: present({ ...metadata, functionId }),
  };
}
