import type { SpanType } from '@almenara/contract';
import type { Attributes } from '../../otlp/otel-span.js';
import { documentsOf } from '../content/documents.js';
import { toolsOf } from '../content/tools.js';
import { usageOf } from '../content/usage.js';
import type { SpanFields } from '../dialect.js';
import { amountOf, countOf, jsonOf, labelOf, present, textOf, textsOf } from '../read-attribute.js';

/** Operations of the convention in all its versions, and names in use beside it, by the kind of work they are. */
const TYPES: Readonly<Record<string, SpanType>> = {
  chat: 'llm',
  completion: 'llm',
  text_completion: 'llm',
  generate_content: 'llm',
  generate: 'llm',
  responses: 'llm',
  response: 'llm',
  embeddings: 'embedding',
  embedding: 'embedding',
  retrieval: 'retriever',
  rerank: 'reranker',
  execute_tool: 'tool',
  create_agent: 'agent',
  invoke_agent: 'agent',
  invoke_workflow: 'chain',
  plan: 'chain',
  agent_step: 'chain',
  workflow_step: 'chain',
  model_generation: 'chain',
  model_step: 'chain',
  execute_event_loop_cycle: 'chain',
  model_chunk: 'span',
};

const REQUEST = 'gen_ai.request.';
/** Parameters that the convention keeps apart from the others. */
const OTHER_PARAMETERS: Readonly<Record<string, string>> = {
  'gen_ai.output.type': 'output_type',
  'gen_ai.openai.request.seed': 'seed',
  'gen_ai.openai.request.response_format': 'response_format',
  'gen_ai.openai.request.service_tier': 'service_tier',
  'gen_ai.embeddings.dimension.count': 'dimensions',
  'gen_ai.retrieval.top_k': 'top_k',
};

/** Everything but the messages. */
export function readAttributes(attributes: Attributes): SpanFields {
  const operation = textOf(attributes, 'gen_ai.operation.name') ?? '';
  const type = TYPES[operation] ?? guessType(attributes);
  return {
    type,
    ...readModel(attributes),
    ...readRetrieval(attributes),
    usage: readUsage(attributes),
    parameters: readParameters(attributes),
    tools: toolsOf(jsonOf(attributes, 'gen_ai.tool.definitions')),
    finishReasons: textsOf(attributes, 'gen_ai.response.finish_reasons'),
    sessionId: textOf(attributes, 'gen_ai.conversation.id'),
    prompt: present({
      name: textOf(attributes, 'gen_ai.prompt.name'),
      version: labelOf(attributes, 'gen_ai.prompt.version'),
    }),
  };
}

function guessType(attributes: Attributes): SpanType {
  if ('gen_ai.tool.name' in attributes) return 'tool';
  if ('gen_ai.request.model' in attributes || 'gen_ai.response.model' in attributes) {
    return /embed/i.test(textOf(attributes, 'gen_ai.request.model') ?? '') ? 'embedding' : 'llm';
  }
  return 'gen_ai.agent.name' in attributes ? 'agent' : 'span';
}

function readModel(attributes: Attributes): SpanFields {
  const seconds = amountOf(
    attributes,
    'gen_ai.response.time_to_first_chunk',
    'gen_ai.client.operation.time_to_first_chunk',
    'gen_ai.server.time_to_first_token',
  );
  return {
    modelRequested: textOf(attributes, 'gen_ai.request.model'),
    modelAnswered: textOf(attributes, 'gen_ai.response.model'),
    // The second name is the one that the convention used before.
    provider: textOf(attributes, 'gen_ai.provider.name', 'gen_ai.system'),
    timeToFirstTokenMs: seconds !== undefined && seconds >= 0 ? seconds * 1000 : undefined,
  };
}

function readRetrieval(attributes: Attributes): SpanFields {
  return {
    query: textOf(attributes, 'gen_ai.retrieval.query.text', 'gen_ai.retrieval.query'),
    documents: documentsOf(jsonOf(attributes, 'gen_ai.retrieval.documents')),
  };
}

function readUsage(attributes: Attributes): SpanFields['usage'] {
  const usage = 'gen_ai.usage.';
  return usageOf({
    input: countOf(attributes, `${usage}input_tokens`, `${usage}prompt_tokens`),
    output: countOf(attributes, `${usage}output_tokens`, `${usage}completion_tokens`),
    total: countOf(attributes, `${usage}total_tokens`),
    cacheRead: countOf(
      attributes,
      `${usage}cache_read.input_tokens`,
      `${usage}cache_read_input_tokens`,
      `${usage}details.cache_read_tokens`,
      `${usage}details.cached_tokens`,
      `${usage}input_tokens.cached`,
      `${usage}cached_input_tokens`,
    ),
    cacheWrite: countOf(
      attributes,
      `${usage}cache_write.input_tokens`,
      `${usage}cache_creation.input_tokens`,
      `${usage}cache_creation_input_tokens`,
      `${usage}details.cache_write_tokens`,
      `${usage}input_tokens.cache_write`,
    ),
    reasoning: countOf(
      attributes,
      `${usage}reasoning.output_tokens`,
      `${usage}reasoning_tokens`,
      `${usage}details.reasoning_tokens`,
      `${usage}output_tokens.reasoning`,
    ),
  });
}

function readParameters(attributes: Attributes): Record<string, unknown> | undefined {
  const parameters: Record<string, unknown> = {};
  for (const key of Object.keys(attributes)) {
    const name = key.startsWith(REQUEST) ? key.slice(REQUEST.length) : OTHER_PARAMETERS[key];
    if (name && name !== 'model') parameters[name] = attributes[key];
  }
  return present(parameters);
}
