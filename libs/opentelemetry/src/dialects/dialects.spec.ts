import { describe, expect, test } from 'vitest';
import type { Attributes, OtelEvent, OtelSpan } from '../otlp/otel-span.js';
import { spanOf } from '../testing/span-of.js';
import { readDialects } from './registry.js';

function read(attributes: Attributes, more: Partial<OtelSpan> = {}) {
  const { fields, convention } = readDialects(spanOf({ attributes, ...more }));
  return { ...fields, convention };
}

const user = { role: 'user', content: 'Hi' };
const assistant = { role: 'assistant', content: 'Hello' };

describe('the general convention in its generations', () => {
  const chat = { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'm' };
  const event = (name: string, attributes: Attributes): OtelEvent => ({ name, time: 0, attributes });

  test('1.27 and before: prompt and completion as text, as numbered attributes and as events', () => {
    const expected = { type: 'llm', input: [user], output: [assistant], convention: 'otel-genai' };
    expect(
      read({
        ...chat,
        'gen_ai.prompt': JSON.stringify([user]),
        'gen_ai.completion': JSON.stringify([assistant]),
      }),
    ).toMatchObject(expected);
    expect(
      read({
        ...chat,
        'gen_ai.prompt.0.role': 'user',
        'gen_ai.prompt.0.content': 'Hi',
        'gen_ai.completion.0.content': 'Hello',
      }),
    ).toMatchObject(expected);
    expect(
      read(chat, {
        events: [
          event('gen_ai.content.prompt', { 'gen_ai.prompt': JSON.stringify([user]) }),
          event('gen_ai.content.completion', { 'gen_ai.completion': JSON.stringify([assistant]) }),
        ],
      }),
    ).toMatchObject(expected);
  });

  test('1.28 to 1.36 on the span: one event per message, its body in one attribute or in several', () => {
    const expected = {
      input: [{ role: 'system', content: 'Be brief.' }, user],
      output: [{ ...assistant, finish_reason: 'stop' }],
    };
    expect(
      read(chat, {
        events: [
          event('gen_ai.system.message', {
            'gen_ai.event.content': '{"role":"system","content":"Be brief."}',
          }),
          event('gen_ai.user.message', { content: 'Hi', 'gen_ai.system': 'x' }),
          event('gen_ai.choice', { index: 0, message: JSON.stringify(assistant), finish_reason: 'stop' }),
        ],
      }),
    ).toMatchObject(expected);
  });

  test('instructions without messages are a part of the input, which log records may complete', () => {
    const { fields, told } = readDialects(
      spanOf({ attributes: { ...chat, 'gen_ai.system_instructions': 'Be brief.' } }),
    );
    expect(fields.input).toBeUndefined();
    expect(told).toMatchObject([{ side: 'input', messages: [{ role: 'system' }] }]);
  });

  test('counts under names that were used before, beside and after the present ones', () => {
    for (const [cacheRead, reasoning] of [
      ['cache_read.input_tokens', 'reasoning.output_tokens'],
      ['cache_read_input_tokens', 'reasoning_tokens'],
      ['details.cache_read_tokens', 'details.reasoning_tokens'],
    ]) {
      expect(
        read({
          ...chat,
          'gen_ai.usage.prompt_tokens': '41',
          'gen_ai.usage.completion_tokens': 0,
          [`gen_ai.usage.${cacheRead}`]: 12,
          [`gen_ai.usage.${reasoning}`]: 5,
        }).usage,
      ).toEqual({ input: 41, output: 0, cacheRead: 12, reasoning: 5, source: 'provider' });
    }
  });
});

describe('parts of usage', () => {
  test('parts told beside input and output are added where the total shows it, and only there', () => {
    const counts = (total: number) => ({
      'openinference.span.kind': 'LLM',
      'llm.token_count.prompt': 30,
      'llm.token_count.completion': 10,
      'llm.token_count.total': total,
      'llm.token_count.prompt_details.cache_read': 12,
      'llm.token_count.completion_details.reasoning': 5,
    });
    expect(read(counts(40)).usage).toMatchObject({ input: 30, output: 10 });
    expect(read(counts(52)).usage).toMatchObject({ input: 42, output: 10 });
    expect(read(counts(57)).usage).toMatchObject({ input: 42, output: 15 });
    expect(read(counts(99)).usage).toMatchObject({ input: 30, output: 10, total: 99 });
  });

  test.each([
    [
      { input: 41, output: 17, total: 58, input_cached_tokens: 12 },
      { input: 41, output: 17 },
    ],
    [
      { input: 29, output: 12, total: 58, input_cached_tokens: 12, output_reasoning_tokens: 5 },
      { input: 41, output: 17 },
    ],
    [
      { input: 400, output: 12, cache_read_input_tokens: 350 },
      { input: 750, output: 12 },
    ],
    [
      { input: 0, output: 5, total: 15, input_cached_tokens: 12 },
      { input: 10, output: 5 },
    ],
    [
      { prompt_tokens: 3, completion_tokens: 4 },
      { input: 3, output: 4 },
    ],
  ])('Langfuse details %j are inclusive in the normal form', (details, expected) => {
    const attributes = {
      'langfuse.observation.type': 'generation',
      'langfuse.observation.usage_details': JSON.stringify(details),
    };
    expect(read(attributes).usage).toMatchObject(expected);
  });

  test('tokens and money stand on calls of models only', () => {
    const told = { 'gen_ai.usage.input_tokens': 5, 'llm.cost.total': 1, 'openinference.span.kind': 'AGENT' };
    expect(read(told).usage).toBeUndefined();
    expect(read(told).cost).toBeUndefined();
  });
});

describe('OpenInference from Python', () => {
  test('LangChain and LlamaIndex spans: prompts, functions, prompt template, provider and cost', () => {
    expect(
      read({
        'openinference.span.kind': 'LLM',
        'llm.model_name': 'claude',
        'llm.provider': 'anthropic',
        'llm.input_messages.0.message.role': 'user',
        'llm.input_messages.0.message.contents.0.message_content.type': 'text',
        'llm.input_messages.0.message.contents.0.message_content.text': 'Hi',
        'llm.output_messages.0.message.role': 'assistant',
        'llm.output_messages.0.message.function_call_name': 'book',
        'llm.output_messages.0.message.function_call_arguments_json': '{"city":"Kyōto"}',
        'llm.tools.0.tool.json_schema': '{"name":"book","input_schema":{"type":"object"}}',
        'llm.prompt_template.version': 3,
        'llm.cost.total': 0.001,
        'input.value': '{"messages":[]}',
        'input.mime_type': 'application/json',
        metadata: '{"tenant":"acme"}',
        'tag.tags': ['a'],
      }),
    ).toMatchObject({
      type: 'llm',
      modelRequested: 'claude',
      provider: 'anthropic',
      input: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
      output: [{ tool_calls: [{ function: { name: 'book', arguments: '{"city":"Kyōto"}' } }] }],
      tools: [{ name: 'book', parameters: { type: 'object' } }],
      prompt: { version: '3' },
      cost: { total: 0.001, currency: 'USD', source: 'provider' },
      metadata: { tenant: 'acme' },
      tags: ['a'],
    });
    expect(read({ 'llm.model_name': 'x', 'llm.prompts': ['a', 'b'] }).input).toEqual([
      { role: 'user', content: 'a' },
      { role: 'user', content: 'b' },
    ]);
  });

  test('documents hide in outputs of retrievers and tools, and JSON text stays text where it says so', () => {
    const nodes = [{ node: { id_: 'n1', text: 'text', metadata: { page: 3 } }, score: 0.7 }];
    expect(
      read({
        'openinference.span.kind': 'RETRIEVER',
        'input.value': 'q?',
        'output.value': JSON.stringify(nodes),
      }),
    ).toMatchObject({
      query: 'q?',
      documents: [{ id: 'n1', content: 'text', score: 0.7, metadata: { page: 3 } }],
    });
    expect(
      read({ 'openinference.span.kind': 'RETRIEVER', 'output.value': '["one","two"]' }).documents,
    ).toMatchObject([{ content: 'one' }, { content: 'two' }]);
    const printed = ['<NodeWithScore(node=TextNode(id_=1), score=0.9)>'];
    const bundle = { query_bundle: { query_str: 'q?' } };
    expect(
      read({
        'openinference.span.kind': 'RETRIEVER',
        'input.value': JSON.stringify(bundle),
        'output.value': JSON.stringify(printed),
      }),
    ).toEqual({
      type: 'retriever',
      query: 'q?',
      input: bundle,
      output: printed,
      convention: 'openinference',
    });
    const text = {
      'openinference.span.kind': 'CHAIN',
      'output.value': '{"a":1}',
      'output.mime_type': 'text/plain',
    };
    expect(read(text).output).toBe('{"a":1}');
  });
});

describe('OpenLLMetry from Python', () => {
  test('arguments and callbacks stand for the values that they carry', () => {
    const task = (input: unknown, output: unknown) =>
      read({
        'traceloop.span.kind': 'task',
        'traceloop.entity.input': JSON.stringify(input),
        'traceloop.entity.output': JSON.stringify(output),
      });
    const callback = { tags: [], metadata: {}, kwargs: {} };
    expect(task({ inputs: { q: 1 }, ...callback }, { outputs: 'a', kwargs: {} })).toMatchObject({
      type: 'chain',
      input: { q: 1 },
      output: 'a',
    });
    expect(task({ args: [1, 2], kwargs: {} }, 1).input).toEqual({ args: [1, 2], kwargs: {} });
  });

  test('the names of its first versions', () => {
    expect(
      read({
        'llm.request.type': 'completion',
        'llm.vendor': 'OpenAI',
        'llm.request.model': 'davinci',
        'llm.response.model': 'davinci-2',
        'llm.prompts.0.role': 'user',
        'llm.prompts.0.content': 'Hi',
        'llm.completions.0.content': 'Hello',
        'llm.completions.0.finish_reason': 'stop',
        'llm.usage.prompt_tokens': 4,
        'llm.usage.completion_tokens': 3,
        'llm.usage.total_tokens': 7,
        'llm.temperature': 0.5,
      }),
    ).toMatchObject({
      type: 'llm',
      provider: 'OpenAI',
      modelRequested: 'davinci',
      modelAnswered: 'davinci-2',
      input: [user],
      output: [{ content: 'Hello' }],
      finishReasons: ['stop'],
      usage: { input: 4, output: 3, total: 7 },
      parameters: { temperature: 0.5 },
      convention: 'openllmetry',
    });
  });
});

describe('layers of dialects', () => {
  test('a processor that adds its context to spans of others does not name them', () => {
    const context = { 'langfuse.environment': 'prod', 'session.id': 's', 'langfuse.trace.tags': ['a'] };
    expect(
      read({ ...context, 'openinference.span.kind': 'LLM', 'llm.model_name': 'm', 'tag.tags': ['b'] }),
    ).toMatchObject({
      type: 'llm',
      environment: 'prod',
      sessionId: 's',
      tags: ['a', 'b'],
      convention: 'openinference',
    });
    expect(read({ ...context, 'langfuse.observation.type': 'span' }).convention).toBe('langfuse');
  });

  test('spans of no dialect stay plain, and deep JSON stays text', () => {
    expect(read({ 'http.request.method': 'GET' })).toEqual({ type: 'span', convention: 'otel' });
    const deep = '['.repeat(20_000) + ']'.repeat(20_000);
    expect(read({ 'openinference.span.kind': 'CHAIN', 'output.value': deep }).output).toBe(deep);
  });
});
