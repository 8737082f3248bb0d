import { describe, expect, test } from 'vitest';
import type { Attributes, OtelEvent } from '../otlp/otel-span.js';
import { spanOf } from '../testing/span-of.js';
import { readDialects } from './registry.js';

function read(attributes: Attributes, events: OtelEvent[] = []) {
  const { fields, convention } = readDialects(spanOf({ attributes, events }));
  return { ...fields, convention };
}

const messages = [{ role: 'user', content: [{ type: 'text', text: 'Hi ✍' }] }];
const calls = [{ toolCallType: 'function', toolCallId: 'c1', toolName: 'weather', args: '{"city":"Kyōto"}' }];

describe('the Vercel AI SDK', () => {
  test('version 3 and 4: the inner call carries usage, the outer one only what was asked and said', () => {
    const usage = { 'ai.usage.promptTokens': 41, 'ai.usage.completionTokens': 17 };
    const outer = read({
      'operation.name': 'ai.generateText my-function',
      'ai.operationId': 'ai.generateText',
      'ai.telemetry.functionId': 'my-function',
      'ai.prompt': JSON.stringify({ system: 'Be brief.', prompt: 'Hi ✍' }),
      'ai.response.text': 'Hello',
      'ai.model.id': 'gpt-4o',
      ...usage,
    });
    expect(outer).toMatchObject({
      type: 'chain',
      input: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Hi ✍' },
      ],
      output: [{ role: 'assistant', content: 'Hello' }],
      metadata: { functionId: 'my-function' },
      convention: 'vercel-ai',
    });
    expect(outer.usage).toBeUndefined();
    const inner = read({
      'operation.name': 'ai.generateText.doGenerate my-function',
      'ai.operationId': 'ai.generateText.doGenerate',
      'ai.model.provider': 'openai.chat',
      'ai.model.id': 'gpt-4o',
      'ai.prompt.messages': JSON.stringify(messages),
      'ai.prompt.tools': [
        JSON.stringify({ type: 'function', name: 'weather', parameters: { type: 'object' } }),
      ],
      'ai.prompt.toolChoice': '{"type":"auto"}',
      'ai.response.toolCalls': JSON.stringify(calls),
      'ai.response.finishReason': 'tool-calls',
      'ai.response.model': 'gpt-4o-2024-07-18',
      'ai.settings.temperature': 0.2,
      ...usage,
      'gen_ai.system': 'openai.chat',
      'gen_ai.request.model': 'gpt-4o',
      'gen_ai.request.max_tokens': 100,
      'gen_ai.response.finish_reasons': ['tool-calls'],
      'gen_ai.usage.prompt_tokens': 41,
      'gen_ai.usage.completion_tokens': 17,
    });
    expect(inner).toMatchObject({
      type: 'llm',
      modelRequested: 'gpt-4o',
      modelAnswered: 'gpt-4o-2024-07-18',
      provider: 'openai.chat',
      input: messages,
      output: [
        {
          role: 'assistant',
          tool_calls: [
            { id: 'c1', type: 'function', function: { name: 'weather', arguments: '{"city":"Kyōto"}' } },
          ],
        },
      ],
      tools: [{ name: 'weather', parameters: { type: 'object' } }],
      usage: { input: 41, output: 17, source: 'provider' },
      finishReasons: ['tool-calls'],
      parameters: { temperature: 0.2, max_tokens: 100, tool_choice: { type: 'auto' } },
    });
  });

  test('the earliest names: an operation without an id, results instead of responses, unknown counts as NaN', () => {
    expect(
      read(
        {
          'operation.name': 'ai.streamText.doStream chat',
          'ai.prompt.messages': JSON.stringify(messages),
          'ai.result.text': 'Hello',
          'ai.finishReason': 'stop',
          'ai.usage.promptTokens': 'NaN',
          'ai.usage.completionTokens': 'NaN',
        },
        [{ name: 'ai.stream.firstChunk', time: 0, attributes: { 'ai.stream.msToFirstChunk': 120.5 } }],
      ),
    ).toEqual({
      type: 'llm',
      input: messages,
      output: [{ role: 'assistant', content: 'Hello' }],
      finishReasons: ['stop'],
      timeToFirstTokenMs: 120.5,
      convention: 'vercel-ai',
    });
  });

  test('version 5 and 6: token details, reasoning, streams and metadata with session and user', () => {
    expect(
      read({
        'ai.operationId': 'ai.streamText.doStream',
        'ai.model.id': 'o4-mini',
        'ai.prompt.messages': JSON.stringify(messages),
        'ai.response.text': 'Hello',
        'ai.response.reasoning': 'thinking',
        'ai.response.msToFirstChunk': 88,
        'ai.usage.inputTokens': 75,
        'ai.usage.outputTokens': 120,
        'ai.usage.totalTokens': 195,
        'ai.usage.reasoningTokens': 64,
        'ai.usage.cachedInputTokens': 32,
        'ai.usage.inputTokenDetails.cacheWriteTokens': 8,
        'ai.telemetry.metadata.sessionId': 's-1',
        'ai.telemetry.metadata.userId': 'u-1',
        'ai.telemetry.metadata.tags': ['beta'],
        'ai.telemetry.metadata.tenant': 'acme',
      }),
    ).toMatchObject({
      type: 'llm',
      output: [{ role: 'assistant', content: 'Hello', reasoning: 'thinking' }],
      usage: { input: 75, output: 120, total: 195, cacheRead: 32, cacheWrite: 8, reasoning: 64 },
      timeToFirstTokenMs: 88,
      sessionId: 's-1',
      actorId: 'u-1',
      tags: ['beta'],
      metadata: { tenant: 'acme' },
    });
  });

  test('version 7 by its default speaks the general convention: agents, steps, calls and tools', () => {
    const usage = { 'gen_ai.usage.input_tokens': 41, 'gen_ai.usage.output_tokens': 17 };
    const step = (operation: string, more: Attributes) =>
      read({ 'gen_ai.operation.name': operation, ...more });
    const agent = step('invoke_agent', { 'gen_ai.request.model': 'm', ...usage });
    expect(agent).toMatchObject({ type: 'agent', convention: 'otel-genai' });
    expect(agent.usage).toBeUndefined();
    expect(step('agent_step', {}).type).toBe('chain');
    expect(step('chat', { ...usage, 'gen_ai.client.operation.time_to_first_chunk': 0.25 })).toMatchObject({
      type: 'llm',
      usage: { input: 41, output: 17 },
      timeToFirstTokenMs: 250,
    });
    expect(
      step('execute_tool', {
        'gen_ai.tool.call.arguments': '{"q":1}',
        'gen_ai.tool.call.result': '{"documents":[{"id":"d","content":"text","score":0.5}]}',
      }),
    ).toMatchObject({
      type: 'tool',
      input: { q: 1 },
      documents: [{ id: 'd', content: 'text', score: 0.5, rank: 1 }],
    });
    expect(step('rerank', {}).type).toBe('reranker');
  });

  test('tools, objects, embeddings and rankings', () => {
    expect(
      read({ 'ai.operationId': 'ai.toolCall', 'ai.toolCall.args': '{"a":1}', 'ai.toolCall.result': '"ok"' }),
    ).toMatchObject({ type: 'tool', input: { a: 1 }, output: 'ok' });
    expect(
      read({ 'ai.operationId': 'ai.generateObject.doGenerate', 'ai.response.object': '{"answer":42}' }),
    ).toMatchObject({ type: 'llm', output: { answer: 42 } });
    expect(
      read({
        'ai.operationId': 'ai.embedMany.doEmbed',
        'ai.model.id': 'text-embedding-3-small',
        'ai.values': ['"first text"', '"三番目"'],
        'ai.embeddings': ['[0.1,0.2]', '[0.3,0.4]'],
        'ai.usage.tokens': 27,
      }),
    ).toMatchObject({
      type: 'embedding',
      input: ['first text', '三番目'],
      embeddings: [
        { model: 'text-embedding-3-small', dimension: 2, vector: [0.1, 0.2], of: 'input' },
        { vector: [0.3, 0.4] },
      ],
      usage: { input: 27 },
    });
    expect(
      read({
        'ai.operationId': 'ai.rerank.doRerank',
        'ai.documents': ['"sunny"', '{"id":"b","text":"rainy"}'],
        'ai.ranking': ['{"index":1,"relevanceScore":0.9}', '{"index":0,"relevanceScore":0.1}'],
      }),
    ).toMatchObject({
      type: 'reranker',
      documents: [
        { id: 'b', content: 'rainy', score: 0.9, rank: 1 },
        { content: 'sunny', score: 0.1, rank: 2 },
      ],
    });
  });
});
