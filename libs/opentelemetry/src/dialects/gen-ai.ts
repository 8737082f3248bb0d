import type { SpanInput, SpanType } from '@almenara/contract';
import type { Attributes, OtelSpan } from '../otlp/otel-span.js';
import type { Dialect, DialectReading } from './dialect.js';
import { countOf, jsonOf, present, textOf, textsOf } from './read-attribute.js';

/** Operations of the convention, by the kind of work they are. */
const TYPES: Readonly<Record<string, SpanType>> = {
  chat: 'llm',
  generate_content: 'llm',
  text_completion: 'llm',
  embeddings: 'embedding',
  retrieval: 'retriever',
  execute_tool: 'tool',
  create_agent: 'agent',
  invoke_agent: 'agent',
  invoke_workflow: 'chain',
  plan: 'chain',
};

const DETAILS_EVENT = 'gen_ai.client.inference.operation.details';
const EVALUATION_EVENT = 'gen_ai.evaluation.result';
/** More than that stay in the attributes alone; the contract would refuse the span. */
const MOST_DOCUMENTS = 10_000;
const REQUEST = 'gen_ai.request.';
/** Parameters that the convention keeps apart from the others. */
const OTHER_PARAMETERS: Readonly<Record<string, string>> = {
  'gen_ai.output.type': 'output_type',
  'gen_ai.embeddings.dimension.count': 'dimensions',
  'gen_ai.retrieval.top_k': 'top_k',
};

/** OpenTelemetry's own semantic conventions for generative AI, in their current form. */
export const genAi: Dialect = {
  name: 'otel-genai',
  matches: ({ attributes }) => Object.keys(attributes).some((key) => key.startsWith('gen_ai.')),
  read(span): DialectReading {
    // Content may stand on an event instead of the span, where it can be filtered out apart.
    const details = span.events.find(({ name }) => name === DETAILS_EVENT)?.attributes;
    const attributes = details ? { ...details, ...span.attributes } : span.attributes;
    const operation = textOf(attributes, 'gen_ai.operation.name') ?? '';
    const type = TYPES[operation] ?? guessType(attributes);
    return {
      fields: {
        type,
        ...readModel(attributes),
        ...readContent(type, attributes),
        ...readRetrieval(attributes),
        ...readUsage(type, attributes),
        parameters: readParameters(attributes),
        finishReasons: textsOf(attributes, 'gen_ai.response.finish_reasons'),
        sessionId: textOf(attributes, 'gen_ai.conversation.id'),
        prompt: present({
          name: textOf(attributes, 'gen_ai.prompt.name'),
          version: textOf(attributes, 'gen_ai.prompt.version'),
        }),
      },
      scores: readEvaluations(span),
    };
  },
};

function guessType(attributes: Attributes): SpanType {
  if ('gen_ai.tool.name' in attributes) return 'tool';
  if ('gen_ai.request.model' in attributes || 'gen_ai.response.model' in attributes) return 'llm';
  return 'gen_ai.agent.name' in attributes ? 'agent' : 'span';
}

function readModel(attributes: Attributes): Partial<SpanInput> {
  const seconds = Number(attributes['gen_ai.response.time_to_first_chunk'] ?? NaN);
  return {
    modelRequested: textOf(attributes, 'gen_ai.request.model'),
    modelAnswered: textOf(attributes, 'gen_ai.response.model'),
    // The second name is the one that the convention used before.
    provider: textOf(attributes, 'gen_ai.provider.name', 'gen_ai.system'),
    timeToFirstTokenMs: seconds >= 0 ? seconds * 1000 : undefined,
  };
}

function readContent(type: SpanType, attributes: Attributes): Partial<SpanInput> {
  if (type === 'tool') {
    return {
      input: jsonOf(attributes, 'gen_ai.tool.call.arguments'),
      output: jsonOf(attributes, 'gen_ai.tool.call.result'),
    };
  }
  const messages = jsonOf(attributes, 'gen_ai.input.messages');
  const system = asParts(jsonOf(attributes, 'gen_ai.system_instructions'));
  const definitions = jsonOf(attributes, 'gen_ai.tool.definitions');
  return {
    input: system === undefined ? messages : [{ role: 'system', parts: system }, ...asMessages(messages)],
    output: jsonOf(attributes, 'gen_ai.output.messages'),
    tools: Array.isArray(definitions) ? definitions.flatMap(readTool) : undefined,
  };
}

/** Some SDKs write plain text where the convention asks for a list. */
function asParts(content: unknown): unknown {
  return typeof content === 'string' ? [{ type: 'text', content }] : content;
}

function asMessages(messages: unknown): unknown[] {
  if (Array.isArray(messages)) return messages;
  return messages === undefined ? [] : [{ role: 'user', parts: asParts(messages) }];
}

function readTool(definition: unknown): NonNullable<SpanInput['tools']> {
  if (typeof definition !== 'object' || definition === null) return [];
  const { name, description, parameters } = definition as Record<string, unknown>;
  if (typeof name !== 'string') return [];
  return [{ name, ...(typeof description === 'string' ? { description } : {}), parameters }];
}

function readRetrieval(attributes: Attributes): Partial<SpanInput> {
  const documents = jsonOf(attributes, 'gen_ai.retrieval.documents');
  return {
    query: textOf(attributes, 'gen_ai.retrieval.query.text'),
    documents: Array.isArray(documents)
      ? documents.slice(0, MOST_DOCUMENTS).flatMap(readDocument)
      : undefined,
  };
}

function readDocument(document: unknown, index: number): NonNullable<SpanInput['documents']> {
  if (typeof document !== 'object' || document === null) return [];
  const { id, content, score, ...metadata } = document as Record<string, unknown>;
  return [
    {
      ...(typeof id === 'string' || typeof id === 'number' ? { id: String(id).slice(0, 2000) } : {}),
      ...(typeof content === 'string' ? { content } : {}),
      ...(typeof score === 'number' && Number.isFinite(score) ? { score } : {}),
      rank: index + 1,
      ...(Object.keys(metadata).length ? { metadata } : {}),
    },
  ];
}

/** Tokens count on calls of models only: agents repeat the sums of the calls below them. */
function readUsage(type: SpanType, attributes: Attributes): Partial<SpanInput> {
  if (type !== 'llm' && type !== 'embedding') return {};
  const counts = present({
    input: countOf(attributes, 'gen_ai.usage.input_tokens', 'gen_ai.usage.prompt_tokens'),
    output: countOf(attributes, 'gen_ai.usage.output_tokens', 'gen_ai.usage.completion_tokens'),
    cacheRead: countOf(attributes, 'gen_ai.usage.cache_read.input_tokens'),
    cacheWrite: countOf(
      attributes,
      'gen_ai.usage.cache_write.input_tokens',
      'gen_ai.usage.cache_creation.input_tokens',
    ),
    reasoning: countOf(attributes, 'gen_ai.usage.reasoning.output_tokens'),
  });
  return counts ? { usage: { ...counts, source: 'provider' } } : {};
}

function readParameters(attributes: Attributes): Record<string, unknown> | undefined {
  const parameters: Record<string, unknown> = {};
  for (const key of Object.keys(attributes)) {
    const name = key.startsWith(REQUEST) ? key.slice(REQUEST.length) : OTHER_PARAMETERS[key];
    if (name && name !== 'model') parameters[name] = attributes[key];
  }
  return present(parameters);
}

function readEvaluations(span: OtelSpan): NonNullable<DialectReading['scores']> {
  return span.events.flatMap(({ name, attributes, time }, index) => {
    if (name !== EVALUATION_EVENT) return [];
    const value = attributes['gen_ai.evaluation.score.value'];
    const label = textOf(attributes, 'gen_ai.evaluation.score.label');
    const metric = textOf(attributes, 'gen_ai.evaluation.name');
    if (!metric || (typeof value !== 'number' && !label)) return [];
    return {
      id: `${span.traceId}:${span.spanId}:${metric}:${index}`,
      name: metric,
      ...(typeof value === 'number' ? { value } : {}),
      ...(label ? { label } : {}),
      explanation: textOf(attributes, 'gen_ai.evaluation.explanation'),
      at: time || undefined,
      source: 'evaluator' as const,
    };
  });
}
