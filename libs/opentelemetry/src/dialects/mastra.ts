import type { SpanType } from '@almenara/contract';
import type { Attributes, OtelSpan } from '../otlp/otel-span.js';
import { inputOfBody } from './content/bodies.js';
import type { Dialect, SpanFields } from './dialect.js';
import {
  labelOf,
  parsed,
  present,
  structured,
  textOf,
  textsOf,
  under,
  type Fields,
} from './read-attribute.js';

/** Kinds of spans that the general convention has no operation for. */
const TYPES: Readonly<Record<string, SpanType>> = {
  agent_run: 'agent',
  workflow_run: 'chain',
  workflow_step: 'chain',
  workflow_conditional: 'chain',
  workflow_conditional_eval: 'chain',
  workflow_parallel: 'chain',
  workflow_loop: 'chain',
  model_step: 'chain',
  model_inference: 'llm',
  tool_call: 'tool',
  mcp_tool_call: 'tool',
  provider_tool_call: 'tool',
  client_tool_call: 'tool',
  processor_run: 'guardrail',
  scorer_run: 'evaluator',
  rag_embedding: 'embedding',
  rag_vector_operation: 'retriever',
  rag_ingestion: 'chain',
};

/** Mastra's exporter: the general convention, with what it lacks under `mastra.`. */
export const mastra: Dialect = {
  name: 'mastra',
  matches: (namespaces) => namespaces.has('mastra'),
  read(span) {
    const { attributes } = span;
    const kind = textOf(attributes, 'mastra.span.type')?.toLowerCase() ?? '';
    const metadata = under(attributes, 'mastra.metadata.') ?? {};
    const own = `mastra.${kind}.`;
    return {
      fields: {
        type: typeOf(kind, attributes),
        input: contentOf(attributes, `${own}input`),
        output: contentOf(attributes, `${own}output`),
        sessionId: labelOf(metadata, 'sessionId', 'session_id', 'threadId'),
        actorId: labelOf(metadata, 'userId', 'user_id', 'resourceId'),
        tags: textsOf(attributes, 'mastra.tags'),
        environment: textOf(metadata, 'environment'),
        timeToFirstTokenMs: firstTokenOf(span),
        metadata: present<Fields>({ ...metadata }),
        ...readStatus(attributes),
      },
    };
  },
};

/** A generation is a call where it carries the operation of one; newer versions put that on a span below it. */
function typeOf(kind: string, attributes: Attributes): SpanType {
  if (kind !== 'model_generation') return TYPES[kind] ?? 'span';
  const operation = attributes['gen_ai.operation.name'];
  return operation === undefined || operation === 'chat' ? 'llm' : 'chain';
}

function contentOf(attributes: Attributes, key: string): unknown {
  const value = structured(attributes[key] ?? undefined);
  return key.endsWith('input') ? inputOfBody(value) : value;
}

function firstTokenOf({ attributes, startTime }: OtelSpan): number | undefined {
  const told = parsed(attributes['mastra.completion_start_time']);
  const time = typeof told === 'string' ? Date.parse(told) : NaN;
  return time >= startTime ? time - startTime : undefined;
}

function readStatus(attributes: Attributes): SpanFields {
  const message = textOf(attributes, 'error.message');
  // A call that ended in an error is exported with the status of one that did not.
  const hasFailed = textsOf(attributes, 'gen_ai.response.finish_reasons')?.includes('error') ?? false;
  return { ...(message || hasFailed ? { status: 'error' as const } : {}), statusMessage: message };
}
