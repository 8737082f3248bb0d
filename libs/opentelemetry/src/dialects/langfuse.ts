import type { SpanType } from '@almenara/contract';
import type { Attributes, OtelSpan } from '../otlp/otel-span.js';
import { inputOfBody, outputOfBody, withSystem } from './content/bodies.js';
import { queryOf } from './content/query.js';
import { toolsOf } from './content/tools.js';
import { usageOfBody } from './content/usage.js';
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

const TYPES: Readonly<Record<string, SpanType>> = {
  generation: 'llm',
  embedding: 'embedding',
  retriever: 'retriever',
  tool: 'tool',
  agent: 'agent',
  chain: 'chain',
  guardrail: 'guardrail',
  evaluator: 'evaluator',
  event: 'event',
  span: 'span',
};

const OBSERVATION = 'langfuse.observation.';

/** Langfuse SDKs that speak OpenTelemetry: JavaScript 4 and later, Python 3 and later. */
export const langfuse: Dialect = {
  name: 'langfuse',
  matches: (namespaces) => namespaces.has('langfuse'),
  read(span) {
    const { attributes } = span;
    const type = typeOf(attributes);
    const metadata = metadataOf(attributes);
    const name = textOf(attributes, `${OBSERVATION}model.name`);
    return {
      fields: {
        type,
        // One name is told: of the model that answered where the answer tells it, else of the one asked.
        modelRequested: name,
        modelAnswered: name,
        ...readContent(type, attributes, metadata ?? {}),
        parameters: parametersOf(attributes),
        usage: readUsage(attributes),
        cost: readCost(attributes),
        timeToFirstTokenMs: firstTokenOf(span),
        ...readStatus(attributes),
        ...readContext(attributes, metadata ?? {}),
        metadata,
      },
    };
  },
};

function typeOf(attributes: Attributes): SpanType {
  const told = textOf(attributes, `${OBSERVATION}type`)?.toLowerCase() ?? '';
  const type = TYPES[told] ?? 'span';
  const model = textOf(attributes, `${OBSERVATION}model.name`);
  if (model === undefined || (type !== 'llm' && type !== 'span')) return type;
  // Calls of embedding models are told as generations by the wrapper; the model's name tells them apart.
  if (/embed/i.test(model)) return 'embedding';
  return 'llm';
}

function readContent(type: SpanType, attributes: Attributes, metadata: Fields): SpanFields {
  const input = contentOf(attributes, 'input');
  const output = contentOf(attributes, 'output');
  if (type !== 'llm') {
    return { input, output, ...(type === 'retriever' ? { query: queryOf(input) } : {}) };
  }
  const asked = inputOfBody(input);
  const instructions = metadata['instructions'];
  return {
    // The wrapper of the Responses API keeps the instructions apart from the input.
    input:
      typeof instructions === 'string' && asked !== undefined
        ? withSystem(instructions, Array.isArray(asked) ? asked : [{ role: 'user', content: asked }])
        : asked,
    output: outputOfBody(output),
    tools: toolsOf(isFields(input) ? input['tools'] : metadata['tools']),
  };
}

/** What the SDK serialised as JSON; text that the app gave stays text. The trace's own stands on its root. */
function contentOf(attributes: Attributes, side: 'input' | 'output'): unknown {
  const value = attributes[`${OBSERVATION}${side}`] ?? attributes[`langfuse.trace.${side}`] ?? undefined;
  return value === '' ? undefined : parsed(value);
}

function parametersOf(attributes: Attributes): SpanFields['parameters'] {
  const told = jsonOf(attributes, `${OBSERVATION}model.parameters`);
  if (!isFields(told)) return undefined;
  // The wrapper names every parameter that it knows, with an empty text for those not given.
  return present(Object.fromEntries(Object.entries(told).filter(([, value]) => value !== '')));
}

/**
 * Details count each token once: cached and reasoning tokens stand beside input and output, under names that begin
 * with them. Where the parts add up to more than the total, the sender counted them inside.
 */
function readUsage(attributes: Attributes): SpanFields['usage'] {
  const told = jsonOf(attributes, `${OBSERVATION}usage_details`, `${OBSERVATION}usage`);
  if (!isFields(told)) return undefined;
  // Some clients pass on what the provider told.
  if (!('input' in told) && !('output' in told)) return usageOfBody(told);
  const total = countOf(told, 'total');
  let input = countOf(told, 'input');
  let output = countOf(told, 'output');
  if (total === undefined || total !== (input ?? 0) + (output ?? 0)) {
    for (const [key, value] of Object.entries(told)) {
      const count = Number.isSafeInteger(value) ? (value as number) : 0;
      if (/^(input_|cache_read|cache_creation)/.test(key)) input = (input ?? 0) + count;
      else if (key.startsWith('output_')) output = (output ?? 0) + count;
    }
    if (total !== undefined && input !== undefined && input + (output ?? 0) > total) {
      input = Math.max(0, total - (output ?? 0));
    }
  }
  const counts = present({
    input,
    output,
    total,
    cacheRead: countOf(
      told,
      'input_cached_tokens',
      'input_cache_read',
      'cache_read_input_tokens',
      'input_cache_read_tokens',
    ),
    cacheWrite: countOf(told, 'cache_creation_input_tokens', 'input_cache_creation', 'input_cache_write'),
    reasoning: countOf(told, 'output_reasoning_tokens', 'output_reasoning', 'reasoning_tokens'),
  });
  return counts && { ...counts, source: 'provider' };
}

function readCost(attributes: Attributes): SpanFields['cost'] {
  const told = jsonOf(attributes, `${OBSERVATION}cost_details`);
  if (!isFields(told)) return undefined;
  const amounts = present({
    input: amountOf(told, 'input'),
    output: amountOf(told, 'output'),
    total: amountOf(told, 'total'),
  });
  return amounts && { ...amounts, currency: 'USD', source: 'provider' };
}

function firstTokenOf({ attributes, startTime }: OtelSpan): number | undefined {
  const told = jsonOf(attributes, `${OBSERVATION}completion_start_time`);
  const time = typeof told === 'string' ? Date.parse(told) : NaN;
  return time >= startTime ? time - startTime : undefined;
}

function readStatus(attributes: Attributes): SpanFields {
  const isError = textOf(attributes, `${OBSERVATION}level`)?.toUpperCase() === 'ERROR';
  return {
    ...(isError ? { status: 'error' as const } : {}),
    statusMessage: textOf(attributes, `${OBSERVATION}status_message`),
  };
}

/** Session and user may also be given among the metadata, under names that the SDK looks for. */
function readContext(attributes: Attributes, metadata: Fields): SpanFields {
  return {
    sessionId:
      labelOf(attributes, 'session.id', 'langfuse.session.id') ?? labelOf(metadata, 'langfuse_session_id'),
    actorId: labelOf(attributes, 'user.id', 'langfuse.user.id') ?? labelOf(metadata, 'langfuse_user_id'),
    tags: textsOf(attributes, 'langfuse.trace.tags', 'langfuse.tags'),
    environment: textOf(attributes, 'langfuse.environment'),
    release: labelOf(attributes, 'langfuse.release'),
    prompt: present({
      name: textOf(attributes, `${OBSERVATION}prompt.name`),
      version: labelOf(attributes, `${OBSERVATION}prompt.version`),
    }),
  };
}

function metadataOf(attributes: Attributes): Fields | undefined {
  const whole = (key: string): Fields => {
    const value = structured(attributes[key]);
    return isFields(value) ? value : {};
  };
  const version = labelOf(attributes, 'langfuse.version');
  const told: Fields = {
    ...whole('langfuse.trace.metadata'),
    ...under(attributes, 'langfuse.trace.metadata.'),
    ...whole(`${OBSERVATION}metadata`),
    ...under(attributes, `${OBSERVATION}metadata.`),
  };
  // Python quotes texts, JavaScript does not.
  for (const [key, value] of Object.entries(told)) told[key] = parsed(value);
  return present<Fields>({ ...told, ...(version === undefined ? {} : { version }) });
}
