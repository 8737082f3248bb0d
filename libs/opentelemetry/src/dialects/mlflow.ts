import type { SpanType } from '@almenara/contract';
import type { Attributes } from '../otlp/otel-span.js';
import { choicesOf, finishReasonsOf, inputOfBody, outputOfBody } from './content/bodies.js';
import { documentsOf } from './content/documents.js';
import { queryOf } from './content/query.js';
import { toolsOf } from './content/tools.js';
import { usageOfBody } from './content/usage.js';
import type { Dialect, SpanFields } from './dialect.js';
import {
  amountOf,
  isFields,
  jsonOf,
  labelOf,
  present,
  textOf,
  under,
  type Fields,
} from './read-attribute.js';

const TYPES: Readonly<Record<string, SpanType>> = {
  LLM: 'llm',
  CHAT_MODEL: 'llm',
  EMBEDDING: 'embedding',
  RETRIEVER: 'retriever',
  RERANKER: 'reranker',
  TOOL: 'tool',
  AGENT: 'agent',
  CHAIN: 'chain',
  WORKFLOW: 'chain',
  TASK: 'chain',
  PARSER: 'chain',
  GUARDRAIL: 'guardrail',
  EVALUATOR: 'evaluator',
};

/** MLflow Tracing: values are JSON, also those that are words. */
export const mlflow: Dialect = {
  name: 'mlflow',
  matches: (namespaces) => namespaces.has('mlflow'),
  read({ attributes }) {
    const type = TYPES[wordOf(attributes, 'mlflow.spanType')?.toUpperCase() ?? ''] ?? 'span';
    const input = jsonOf(attributes, 'mlflow.spanInputs');
    const output = jsonOf(attributes, 'mlflow.spanOutputs');
    return {
      fields: {
        type,
        ...readModel(input, output, attributes),
        ...readContent(type, input, output, attributes),
        usage: readUsage(output, attributes),
        cost: readCost(attributes),
        tools:
          toolsOf(jsonOf(attributes, 'mlflow.chat.tools')) ??
          toolsOf(isFields(input) ? input['tools'] : undefined),
        ...readContext(attributes),
      },
    };
  },
};

function wordOf(attributes: Attributes, ...keys: string[]): string | undefined {
  for (const key of keys) {
    const value = jsonOf(attributes, key);
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

function readModel(input: unknown, output: unknown, attributes: Attributes): SpanFields {
  return {
    modelRequested:
      (isFields(input) ? textOf(input, 'model') : undefined) ?? wordOf(attributes, 'mlflow.llm.model'),
    modelAnswered: isFields(output) ? textOf(output, 'model') : undefined,
    provider: wordOf(attributes, 'mlflow.llm.provider', 'mlflow.llm.modelProvider'),
  };
}

function readContent(type: SpanType, input: unknown, output: unknown, attributes: Attributes): SpanFields {
  if (type === 'llm') {
    return {
      input: inputOfBody(input),
      output: outputOfBody(output),
      finishReasons: finishReasonsOf(choicesOf(output)),
      parameters: parametersOf(input, attributes),
    };
  }
  return {
    input,
    output,
    ...(type === 'retriever' ? { query: queryOf(input) } : {}),
    ...(type === 'retriever' ? { documents: documentsOf(output) } : {}),
  };
}

const NO_PARAMETERS = new Set([
  'messages',
  'model',
  'tools',
  'input',
  'prompt',
  'system',
  'contents',
  'instructions',
]);

function parametersOf(input: unknown, attributes: Attributes): SpanFields['parameters'] {
  const told = jsonOf(attributes, 'invocation_params');
  const parameters: Fields = isFields(told) ? { ...told } : isFields(input) ? { ...input } : {};
  for (const key of Object.keys(parameters)) if (NO_PARAMETERS.has(key)) delete parameters[key];
  return present(parameters);
}

function readUsage(output: unknown, attributes: Attributes): SpanFields['usage'] {
  const told =
    jsonOf(attributes, 'mlflow.chat.tokenUsage') ?? (isFields(output) ? output['usage'] : undefined);
  if (!isFields(told)) return undefined;
  return usageOfBody(told);
}

function readCost(attributes: Attributes): SpanFields['cost'] {
  const told = jsonOf(attributes, 'mlflow.llm.cost');
  if (!isFields(told)) return undefined;
  const amounts = present({
    input: amountOf(told, 'input_cost'),
    output: amountOf(told, 'output_cost'),
    total: amountOf(told, 'total_cost'),
  });
  // MLflow computes it from the tokens and a table of its own.
  return amounts && { ...amounts, currency: 'USD', source: 'estimate' };
}

function readContext(attributes: Attributes): SpanFields {
  const metadata = under(attributes, 'mlflow.traceTag.');
  const prompts = jsonOf(attributes, 'mlflow.linkedPrompts');
  const prompt = Array.isArray(prompts) && isFields(prompts[0]) ? prompts[0] : {};
  return {
    sessionId: wordOf(attributes, 'mlflow.trace.session', 'session.id'),
    actorId: wordOf(attributes, 'mlflow.trace.user', 'user.id'),
    ...(metadata ? { metadata: { ...metadata } } : {}),
    prompt: present({ name: textOf(prompt, 'name'), version: labelOf(prompt, 'version') }),
  };
}
