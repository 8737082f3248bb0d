import type { SpanInput, SpanType } from '@almenara/contract';
import type { Attributes } from '../otlp/otel-span.js';
import { choicesOf, finishReasonsOf, inputOfBody, outputOfBody, toolCall } from './content/bodies.js';
import { documentsFound, documentsOf, withIdentities } from './content/documents.js';
import { queryOf } from './content/query.js';
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
  type Fields,
} from './read-attribute.js';
import { unflatten } from './unflatten.js';

const TYPES: Readonly<Record<string, SpanType>> = {
  LLM: 'llm',
  EMBEDDING: 'embedding',
  RETRIEVER: 'retriever',
  RERANKER: 'reranker',
  TOOL: 'tool',
  AGENT: 'agent',
  CHAIN: 'chain',
  PROMPT: 'chain',
  GUARDRAIL: 'guardrail',
  EVALUATOR: 'evaluator',
};

/** Vectors that one span may carry in the normal form; the attributes keep the others. */
const MOST_VECTORS = 16;

/** Arize OpenInference: lists and objects are flattened into numbered attributes. */
export const openInference: Dialect = {
  name: 'openinference',
  matches: (namespaces, { attributes }) =>
    namespaces.has('openinference') || (namespaces.has('llm') && 'llm.model_name' in attributes),
  read({ attributes }) {
    const kind = textOf(attributes, 'openinference.span.kind')?.toUpperCase() ?? '';
    const type = TYPES[kind] ?? ('llm.model_name' in attributes && kind === '' ? 'llm' : 'span');
    const parameters = jsonOf(attributes, 'llm.invocation_parameters', 'embedding.invocation_parameters');
    const content = readContent(type, attributes);
    return {
      fields: {
        type,
        ...readModel(attributes, isFields(parameters) ? parameters : {}),
        ...content,
        ...readSearch(type, attributes),
        ...readEmbeddings(attributes),
        ...readContext(attributes),
        parameters: readParameters(attributes, parameters),
        tools: readTools(attributes),
        usage: readUsage(attributes),
        cost: readCost(attributes),
      },
    };
  },
};

/** One name is told: of the model that answered, or of the one asked where the answer does not tell. */
function readModel(attributes: Attributes, parameters: Fields): SpanFields {
  const named = textOf(attributes, 'llm.model_name', 'embedding.model_name', 'reranker.model_name');
  const body = parsed(attributes['output.value']);
  const answered = isFields(body) && typeof body['model'] === 'string' ? body['model'] : undefined;
  const requested = textOf(parameters, 'model', 'model_name') ?? named;
  return {
    modelRequested: requested,
    modelAnswered: answered ?? (named !== requested ? named : undefined),
    provider: textOf(attributes, 'llm.provider', 'llm.system'),
  };
}

function readContent(type: SpanType, attributes: Attributes): SpanFields {
  const isCall = type === 'llm';
  const input = valueOf(attributes, 'input');
  const output = valueOf(attributes, 'output');
  const asked = messagesOf(attributes, 'llm.input_messages') ?? promptsOf(attributes, 'llm.prompts');
  const said = messagesOf(attributes, 'llm.output_messages') ?? promptsOf(attributes, 'llm.choices');
  // Some instrumentations tell only the first of several answers as a message; the body has them all.
  const choices = isCall ? choicesOf(output) : undefined;
  const messages = choices && said && choices.length > said.length ? choices : said;
  const reason = textsOf(attributes, 'llm.finish_reason') ?? listOf(textOf(attributes, 'llm.finish_reason'));
  return {
    input: asked ?? (isCall ? inputOfBody(input) : input),
    output: messages ?? (isCall ? outputOfBody(output) : output),
    finishReasons: isCall ? (finishReasonsOf(choices) ?? reason) : reason,
  };
}

function listOf(text: string | undefined): string[] | undefined {
  return text === undefined ? undefined : [text];
}

/** JSON when the sender says so, or does not say and it is an object or a list. */
function valueOf(attributes: Attributes, side: 'input' | 'output'): unknown {
  const value = attributes[`${side}.value`] ?? undefined;
  const type = textOf(attributes, `${side}.mime_type`);
  if (type === 'text/plain' || value === '') return value === '' ? undefined : value;
  return type === 'application/json' ? parsed(value) : structured(value);
}

function messagesOf(attributes: Attributes, prefix: string): unknown[] | undefined {
  return unflatten(attributes, prefix)?.map((item) => {
    const message = isFields(item['message']) ? item['message'] : item;
    const { role, content, contents, tool_calls: calls, ...rest } = message;
    const parts = Array.isArray(contents) ? contents.map(partOf) : undefined;
    const { function_call_name: name, function_call_arguments_json: input, ...others } = rest;
    return {
      role: role ?? (prefix.includes('output') ? 'assistant' : 'user'),
      ...(content === undefined && !parts ? {} : { content: content ?? parts }),
      ...(Array.isArray(calls) ? { tool_calls: calls.map(callOf) } : {}),
      ...(typeof name === 'string' ? { tool_calls: [toolCall(undefined, name, input)] } : {}),
      ...others,
    };
  });
}

function promptsOf(attributes: Attributes, prefix: string): unknown[] | undefined {
  const list = attributes[prefix];
  if (Array.isArray(list)) return list.map((content) => ({ role: 'user', content }));
  return unflatten(attributes, prefix)?.map((item) => {
    const inner = item['prompt'] ?? item['completion'] ?? item;
    const text = isFields(inner) ? inner['text'] : inner;
    return { role: prefix === 'llm.prompts' ? 'user' : 'assistant', content: text };
  });
}

function partOf(item: unknown): unknown {
  const part = isFields(item) && isFields(item['message_content']) ? item['message_content'] : item;
  if (!isFields(part)) return part;
  const { image, audio, ...rest } = part;
  if (isFields(image)) {
    const url = isFields(image['image']) ? image['image']['url'] : image['url'];
    return { type: 'image_url', image_url: { url } };
  }
  return isFields(audio) ? { ...rest, audio: audio['audio'] ?? audio } : rest;
}

function callOf(item: unknown): unknown {
  const call = isFields(item) && isFields(item['tool_call']) ? item['tool_call'] : item;
  if (!isFields(call)) return call;
  const called = isFields(call['function']) ? call['function'] : call;
  return toolCall(call['id'], called['name'], called['arguments']);
}

function readSearch(type: SpanType, attributes: Attributes): SpanFields {
  if (type === 'reranker') {
    const query = textOf(attributes, 'reranker.query');
    const given = listedDocuments(attributes, 'reranker.input_documents');
    return {
      query: query ?? textOf(attributes, 'input.value'),
      documents: listedDocuments(attributes, 'reranker.output_documents'),
      ...(given && !attributes['input.value'] ? { input: { query, documents: given } } : {}),
    };
  }
  const listed = listedDocuments(attributes, 'retrieval.documents');
  // LangChain's ids are only in the output.
  const isNameless = listed?.some(({ id }) => id === undefined) ?? false;
  const documents = isNameless
    ? withIdentities(listed, documentsFound(valueOf(attributes, 'output')))
    : listed;
  return type === 'retriever' ? { query: queryOf(attributes['input.value']), documents } : { documents };
}

function listedDocuments(attributes: Attributes, prefix: string): SpanFields['documents'] {
  const items = unflatten(attributes, prefix);
  return items && documentsOf(items.map((item) => (isFields(item['document']) ? item['document'] : item)));
}

function readEmbeddings(attributes: Attributes): SpanFields {
  const items = unflatten(attributes, 'embedding.embeddings')?.map((item) =>
    isFields(item['embedding']) ? item['embedding'] : item,
  );
  if (!items) return {};
  const model = textOf(attributes, 'embedding.model_name');
  const texts = items.map((item) => item['text']).filter((text) => typeof text === 'string');
  const embeddings = items.flatMap(({ vector: told }): NonNullable<SpanInput['embeddings']> => {
    const vector = parsed(told);
    const isVector = Array.isArray(vector) && vector.length > 0 && vector.every(Number.isFinite);
    if (!isVector || model === undefined) return [];
    return [{ model, dimension: vector.length, vector: vector as number[], of: 'input' }];
  });
  return {
    ...(embeddings.length > 0 ? { embeddings: embeddings.slice(0, MOST_VECTORS) } : {}),
    // Some record the request and the answer whole.
    ...(texts.length > 0 && !isTextValue(attributes)
      ? { input: texts.length === 1 ? texts[0] : texts, output: undefined }
      : {}),
  };
}

/** Whether the input is told as the texts themselves. */
function isTextValue(attributes: Attributes): boolean {
  const value = valueOf(attributes, 'input');
  return typeof value === 'string' || Array.isArray(value);
}

function readContext(attributes: Attributes): SpanFields {
  const metadata = jsonOf(attributes, 'metadata');
  const told = isFields(metadata) ? metadata : {};
  return {
    sessionId: labelOf(attributes, 'session.id') ?? labelOf(told, 'session_id', 'thread_id'),
    actorId: labelOf(attributes, 'user.id') ?? labelOf(told, 'user_id'),
    tags: textsOf(attributes, 'tag.tags'),
    ...(isFields(metadata) ? { metadata } : {}),
    prompt: present({
      name: textOf(attributes, 'llm.prompt_template.name', 'prompt.name', 'prompt.id'),
      version: labelOf(attributes, 'llm.prompt_template.version', 'prompt.version'),
    }),
  };
}

const NO_PARAMETERS = [
  'model',
  'model_name',
  'messages',
  'tools',
  'functions',
  'input',
  'instructions',
  '_type',
];

function readParameters(attributes: Attributes, told: unknown): SpanFields['parameters'] {
  const parameters: Fields = isFields(told) ? { ...told } : {};
  for (const key of NO_PARAMETERS) delete parameters[key];
  const top = countOf(attributes, 'reranker.top_k');
  if (top !== undefined) parameters['top_k'] = top;
  return present(parameters);
}

function readTools(attributes: Attributes): SpanFields['tools'] {
  const items = unflatten(attributes, 'llm.tools');
  return toolsOf(
    items?.map((item) => {
      const tool = isFields(item['tool']) ? item['tool'] : item;
      return tool['json_schema'] === undefined || typeof tool['name'] === 'string'
        ? tool
        : tool['json_schema'];
    }),
  );
}

function readUsage(attributes: Attributes): SpanFields['usage'] {
  const count = 'llm.token_count.';
  return usageOf({
    input: countOf(attributes, `${count}prompt`),
    output: countOf(attributes, `${count}completion`),
    total: countOf(attributes, `${count}total`),
    cacheRead: countOf(attributes, `${count}prompt_details.cache_read`, `${count}prompt_details.cache_input`),
    cacheWrite: countOf(attributes, `${count}prompt_details.cache_write`),
    reasoning: countOf(attributes, `${count}completion_details.reasoning`),
  });
}

function readCost(attributes: Attributes): SpanFields['cost'] {
  const told = present({
    input: amountOf(attributes, 'llm.cost.prompt'),
    output: amountOf(attributes, 'llm.cost.completion'),
    total: amountOf(attributes, 'llm.cost.total'),
  });
  return told && { ...told, currency: 'USD', source: 'provider' };
}
