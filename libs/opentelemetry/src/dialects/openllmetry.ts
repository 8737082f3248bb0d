import type { SpanType } from '@almenara/contract';
import type { Attributes, OtelEvent, OtelSpan } from '../otlp/otel-span.js';
import { documentOf } from './content/documents.js';
import { toolsOf } from './content/tools.js';
import { usageOf } from './content/usage.js';
import type { Dialect, SpanFields } from './dialect.js';
import { indexed } from './gen-ai/messages.js';
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
  under,
  type Fields,
} from './read-attribute.js';
import { unflatten } from './unflatten.js';

const TYPES: Readonly<Record<string, SpanType>> = {
  workflow: 'chain',
  task: 'chain',
  agent: 'agent',
  tool: 'tool',
  chat: 'llm',
  completion: 'llm',
  embedding: 'embedding',
  rerank: 'reranker',
};

/** Traceloop OpenLLMetry in JavaScript and Python, from `llm.*` over numbered attributes to today's messages. */
export const openLlmetry: Dialect = {
  name: 'openllmetry',
  matches: (namespaces, { attributes, scope, events }) =>
    namespaces.has('traceloop') ||
    /^opentelemetry\.instrumentation\.\w+\.v[01]$/.test(scope.name) ||
    (namespaces.has('llm') && ('llm.request.type' in attributes || 'llm.usage.total_tokens' in attributes)) ||
    scope.name.startsWith('@traceloop/') ||
    events.some(({ name }) => name.startsWith('db.query.') || name.startsWith('db.search.')),
  read(span) {
    const { attributes } = span;
    const kind = textOf(attributes, 'traceloop.span.kind', 'llm.request.type') ?? '';
    const search = readVectorSearch(span) ?? readRetrieval(attributes);
    return {
      fields: {
        type: search?.type ?? TYPES[kind] ?? 'span',
        ...readModel(span),
        input: entityOf(attributes, 'input') ?? restated(attributes) ?? indexed(attributes, 'llm.prompts'),
        output: entityOf(attributes, 'output') ?? indexed(attributes, 'llm.completions'),
        finishReasons: reasonsOf(attributes),
        usage: readUsage(attributes),
        parameters: readParameters(attributes),
        tools: toolsOf(
          unflatten(attributes, 'llm.request.functions') ?? unflatten(attributes, 'gen_ai.tool.definitions'),
        ),
        ...readContext(attributes),
        ...search,
      },
    };
  },
};

function readModel({ attributes, name }: OtelSpan): SpanFields {
  const type = textOf(attributes, 'llm.request.type');
  // Calls recorded by hand carry the vendor in their name alone, which the SDK makes of both.
  const vendor =
    type !== undefined && name.endsWith(`.${type}`) ? name.slice(0, -type.length - 1) : undefined;
  return {
    modelRequested: textOf(attributes, 'gen_ai.request.model', 'llm.request.model'),
    modelAnswered: textOf(attributes, 'gen_ai.response.model', 'llm.response.model'),
    provider: textOf(attributes, 'gen_ai.provider.name', 'gen_ai.system', 'llm.vendor') ?? vendor,
  };
}

/** The input of the Responses API is written as one text; where that holds messages, these are meant. */
function restated(attributes: Attributes): unknown {
  const messages = jsonOf(attributes, 'gen_ai.input.messages');
  const parts =
    Array.isArray(messages) && messages.length === 1 && isFields(messages[0]) && messages[0]['parts'];
  if (!Array.isArray(parts) || parts.length !== 1 || !isFields(parts[0])) return undefined;
  const list = structured(parts[0]['content']);
  const isList =
    Array.isArray(list) && list.length > 0 && list.every((item) => isFields(item) && 'role' in item);
  return isList ? list : undefined;
}

/** What LangChain's callbacks are given beside the values themselves. */
const CALLBACK = new Set(['inputs', 'input_str', 'query', 'outputs', 'output', 'tags', 'metadata', 'kwargs']);

/** Arguments of a function called with one value stand for that value. */
function entityOf(attributes: Attributes, side: 'input' | 'output'): unknown {
  const value = parsed(attributes[`traceloop.entity.${side}`] ?? undefined);
  if (isFields(value) && 'kwargs' in value && Object.keys(value).every((key) => CALLBACK.has(key))) {
    return value[`${side}s`] ?? value[side] ?? value[`${side}_str`] ?? value['query'] ?? value;
  }
  if (!isFields(value) || !Array.isArray(value['args']) || !isFields(value['kwargs'])) return value;
  const { args, kwargs, ...rest } = value as { args: unknown[]; kwargs: Fields };
  if (Object.keys(rest).length > 0) return value;
  const isNamed = Object.keys(kwargs).length > 0;
  if (args.length === 0 && isNamed) return kwargs;
  return args.length === 1 && !isNamed ? args[0] : value;
}

function reasonsOf(attributes: Attributes): string[] | undefined {
  const answers = unflatten(attributes, 'gen_ai.completion') ?? unflatten(attributes, 'llm.completions');
  const reasons = answers?.flatMap(({ finish_reason: reason }) =>
    typeof reason === 'string' ? [reason] : [],
  );
  return reasons?.length ? reasons : undefined;
}

function readUsage(attributes: Attributes): SpanFields['usage'] {
  return usageOf({
    input: countOf(
      attributes,
      'gen_ai.usage.input_tokens',
      'gen_ai.usage.prompt_tokens',
      'llm.usage.prompt_tokens',
    ),
    output: countOf(
      attributes,
      'gen_ai.usage.output_tokens',
      'gen_ai.usage.completion_tokens',
      'llm.usage.completion_tokens',
    ),
    total: countOf(attributes, 'gen_ai.usage.total_tokens', 'llm.usage.total_tokens'),
    cacheRead: countOf(
      attributes,
      'gen_ai.usage.cache_read_input_tokens',
      'gen_ai.usage.cache_read.input_tokens',
      'llm.usage.cache_read_input_tokens',
    ),
    cacheWrite: countOf(
      attributes,
      'gen_ai.usage.cache_creation_input_tokens',
      'gen_ai.usage.cache_creation.input_tokens',
      'llm.usage.cache_creation_input_tokens',
    ),
    reasoning: countOf(attributes, 'gen_ai.usage.reasoning_tokens', 'llm.usage.reasoning_tokens'),
  });
}

const PARAMETERS: Readonly<Record<string, string>> = {
  'llm.request.max_tokens': 'max_tokens',
  'llm.temperature': 'temperature',
  'llm.top_p': 'top_p',
  'llm.top_k': 'top_k',
  'llm.frequency_penalty': 'frequency_penalty',
  'llm.presence_penalty': 'presence_penalty',
  'llm.chat.stop_sequences': 'stop',
  'llm.is_streaming': 'stream',
};

function readParameters(attributes: Attributes): SpanFields['parameters'] {
  const parameters: Fields = {};
  for (const [key, name] of Object.entries(PARAMETERS)) {
    if (attributes[key] !== undefined) parameters[name] = attributes[key];
  }
  return present(parameters);
}

function readContext(attributes: Attributes): SpanFields {
  const properties = under(attributes, 'traceloop.association.properties.');
  const told = properties ?? {};
  return {
    sessionId: labelOf(told, 'session_id', 'sessionId', 'conversation_id', 'thread_id', 'chat_id'),
    actorId: labelOf(told, 'user_id', 'userId'),
    ...(properties ? { metadata: { ...properties } } : {}),
    prompt: present({
      name: textOf(attributes, 'traceloop.prompt.key'),
      version: labelOf(attributes, 'traceloop.prompt.version', 'traceloop.prompt.version_name'),
    }),
  };
}

/** A retriever of LangChain is a task whose operation tells what it is. */
function readRetrieval(attributes: Attributes): SpanFields | undefined {
  if (attributes['gen_ai.operation.name'] !== 'vector_db_retrieve') return undefined;
  const query = entityOf(attributes, 'input');
  return { type: 'retriever', ...(typeof query === 'string' ? { query } : {}) };
}

const RESULT = /^db\.(query|search)\.result$/;

/** Searches in vector stores: one event for each result, in their order. */
function readVectorSearch({ attributes, events }: OtelSpan): SpanFields | undefined {
  const results = events.filter(({ name }) => RESULT.test(name));
  const isSearch = results.length > 0 || events.some(({ name }) => /^db\.(query|search)\./.test(name));
  if (!isSearch) return undefined;
  const top = countOf(
    attributes,
    'db.vector.query.top_k',
    'db.pinecone.query.top_k',
    'db.milvus.search.limit',
  );
  return {
    type: 'retriever',
    documents: results.length > 0 ? results.map(resultOf) : undefined,
    ...(top === undefined ? {} : { parameters: { top_k: top } }),
  };
}

function resultOf(
  { name, attributes }: OtelEvent,
  index: number,
): NonNullable<SpanFields['documents']>[number] {
  const told = under(attributes, `${name}.`) ?? {};
  const { id, score, document, metadata } = told;
  const distance = amountOf(told, 'distance');
  const content = isFields(document) ? document : { content: labelOf(told, 'document') };
  return documentOf(
    {
      ...content,
      ...(id === undefined || id === null ? {} : { id }),
      ...(score === undefined || score === null ? {} : { score }),
      ...(isFields(metadata) ? { metadata } : {}),
      // Only where no score is told: some stores give both, which say the same.
      ...(distance === undefined || typeof score === 'number' ? {} : { distance }),
    },
    index + 1,
  );
}
