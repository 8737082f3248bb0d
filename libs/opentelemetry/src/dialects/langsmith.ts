import type { SpanType } from '@almenara/contract';
import type { Attributes } from '../otlp/otel-span.js';
import { choicesOf, finishReasonsOf, inputOfBody, outputOfBody } from './content/bodies.js';
import { queryOf } from './content/query.js';
import { toolsOf } from './content/tools.js';
import { usageOf } from './content/usage.js';
import type { Dialect, SpanFields } from './dialect.js';
import { countOf, isFields, jsonOf, labelOf, present, textOf, under, type Fields } from './read-attribute.js';

const TYPES: Readonly<Record<string, SpanType>> = {
  llm: 'llm',
  chain: 'chain',
  prompt: 'chain',
  parser: 'chain',
  tool: 'tool',
  retriever: 'retriever',
  embedding: 'embedding',
};

/** LangSmith's export of its runs: inputs and outputs as JSON in `gen_ai.prompt` and `gen_ai.completion`. */
export const langSmith: Dialect = {
  name: 'langsmith',
  matches: (namespaces) => namespaces.has('langsmith'),
  read({ attributes }) {
    const type = TYPES[textOf(attributes, 'langsmith.span.kind')?.toLowerCase() ?? ''] ?? 'span';
    const metadata = metadataOf(attributes);
    return {
      fields: {
        type,
        modelRequested: textOf(attributes, 'gen_ai.request.model') ?? textOf(metadata, 'ls_model_name'),
        modelAnswered: answerOf(attributes).model,
        provider: textOf(attributes, 'gen_ai.system') ?? textOf(metadata, 'ls_provider'),
        ...readContent(type, attributes),
        usage: readUsage(attributes, metadata),
        // What LangSmith calls a session is a project; conversations are named by the app.
        sessionId: labelOf(metadata, 'session_id', 'thread_id', 'conversation_id'),
        actorId: labelOf(metadata, 'user_id', 'userId'),
        tags: tagsOf(attributes),
        metadata: present(metadata),
      },
    };
  },
};

function metadataOf(attributes: Attributes): Fields {
  const whole = jsonOf(attributes, 'langsmith.metadata');
  return { ...(isFields(whole) ? whole : {}), ...under(attributes, 'langsmith.metadata.') };
}

function tagsOf(attributes: Attributes): string[] | undefined {
  const told = jsonOf(attributes, 'langsmith.span.tags');
  if (Array.isArray(told)) return told.filter((tag): tag is string => typeof tag === 'string');
  return typeof told === 'string' && told !== '' ? told.split(',').map((tag) => tag.trim()) : undefined;
}

function readContent(type: SpanType, attributes: Attributes): SpanFields {
  const input = jsonOf(attributes, 'gen_ai.prompt');
  const output = jsonOf(attributes, 'gen_ai.completion');
  if (type === 'llm') {
    return {
      input: inputOfBody(input),
      output: outputOfBody(output),
      finishReasons: finishReasonsOf(choicesOf(output)) ?? listOf(answerOf(attributes).reason),
      tools: toolsOf(isFields(input) ? input['tools'] : undefined),
    };
  }
  return {
    input: only(input, 'input'),
    output: only(output, 'output'),
    ...(type === 'retriever' ? { query: queryOf(input) } : {}),
  };
}

function listOf(text: string | undefined): string[] | undefined {
  return text === undefined ? undefined : [text];
}

/** Runs hold objects: a value that is none stands in one under this name. */
function only(value: unknown, name: 'input' | 'output'): unknown {
  return isFields(value) && name in value && Object.keys(value).length === 1 ? value[name] : value;
}

/** What LangChain notes of the answer beside its message. */
function answerOf(attributes: Attributes): { model?: string | undefined; reason?: string | undefined } {
  const output = jsonOf(attributes, 'gen_ai.completion');
  if (!isFields(output)) return {};
  const generations = output['generations'];
  const first: unknown = Array.isArray(generations) ? generations.flat()[0] : undefined;
  const message = isFields(first) && isFields(first['message']) ? first['message'] : {};
  const kwargs = isFields(message['kwargs']) ? message['kwargs'] : message;
  const about = isFields(kwargs['response_metadata']) ? kwargs['response_metadata'] : {};
  const general = isFields(output['llm_output']) ? output['llm_output'] : {};
  const info = isFields(first) && isFields(first['generation_info']) ? first['generation_info'] : {};
  return {
    model: textOf(about, 'model_name', 'model') ?? textOf(general, 'model_name') ?? textOf(output, 'model'),
    reason: textOf(about, 'finish_reason', 'stop_reason') ?? textOf(info, 'finish_reason'),
  };
}

function readUsage(attributes: Attributes, metadata: Fields): SpanFields['usage'] {
  const details = (key: string): Fields => {
    const told = jsonOf(attributes, key);
    return isFields(told) ? told : {};
  };
  const noted = metadata['usage_metadata'];
  const whole = isFields(noted) ? noted : details('langsmith.usage_metadata');
  const [given, said] = [
    details('gen_ai.usage.input_token_details'),
    details('gen_ai.usage.output_token_details'),
  ];
  const inputs = isFields(whole['input_token_details']) ? whole['input_token_details'] : given;
  const outputs = isFields(whole['output_token_details']) ? whole['output_token_details'] : said;
  return usageOf({
    input: countOf(attributes, 'gen_ai.usage.input_tokens') ?? countOf(whole, 'input_tokens'),
    output: countOf(attributes, 'gen_ai.usage.output_tokens') ?? countOf(whole, 'output_tokens'),
    total: countOf(attributes, 'gen_ai.usage.total_tokens') ?? countOf(whole, 'total_tokens'),
    cacheRead: countOf(inputs, 'cache_read'),
    cacheWrite: countOf(inputs, 'cache_creation'),
    reasoning: countOf(outputs, 'reasoning'),
  });
}
