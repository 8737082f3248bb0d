import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAI as createOpenAI2 } from '@ai-sdk/openai2';
import * as ai7 from 'ai';
import * as ai5 from 'ai5';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { until } from '../../testing/collector.js';
import type { ModelAnswer } from '../../testing/model-server.js';
import { chunk, completion, MODEL, textChunks, usageChunk } from '../../testing/openai-answers.js';
import { recordCalls } from '../../testing/record-calls.js';
import { span, trace } from '../index.js';
import { almenaraTelemetry, almenaraTracer } from './index.js';

const recording = recordCalls();
const { server, spans } = recording;

/** Old and new are used through the types of the new one. */
const VERSIONS = [
  [
    'ai 5 with the tracer',
    {
      ai: ai5 as unknown as typeof ai7,
      model: () => createOpenAI2({ apiKey: 'k', baseURL: `${server.url}/v1` }).chat('gpt-4o-mini') as never,
      embedder: () => createOpenAI2({ apiKey: 'k', baseURL: `${server.url}/v1` }).embedding('embed') as never,
      settings: () => ({
        experimental_telemetry: { isEnabled: true, functionId: 'answer', tracer: almenaraTracer() },
        stopWhen: ai5.stepCountIs(3) as never,
      }),
    },
  ],
  [
    'ai 7 with the telemetry integration',
    {
      ai: ai7,
      model: () => createOpenAI({ apiKey: 'k', baseURL: `${server.url}/v1` }).chat('gpt-4o-mini'),
      embedder: () => createOpenAI({ apiKey: 'k', baseURL: `${server.url}/v1` }).embedding('embed'),
      settings: () => ({
        telemetry: { functionId: 'answer', integrations: almenaraTelemetry() },
        stopWhen: ai7.stepCountIs(3),
      }),
    },
  ],
] as const;

const called = {
  id: 'call_1',
  type: 'function',
  function: { name: 'weather', arguments: '{"city":"Lima"}' },
};

describe.each(VERSIONS)('%s', (_, { ai, model, embedder, settings }) => {
  const weather = () =>
    ai.tool({
      description: 'The weather',
      inputSchema: z.object({ city: z.string() }),
      execute: ({ city }: { city: string }) => lookUp(city),
    });
  const lookUp = async (city: string) => {
    await span('look-up', async () => {});
    return `sun in ${city}`;
  };
  const withTools = ({ body }: { body: Record<string, unknown> }): ModelAnswer => {
    const again = (body['messages'] as unknown[]).length > 2;
    if (!body['stream']) {
      return {
        json: again ? completion('Sunny.') : completion(null, { tool_calls: [called] }, 'tool_calls'),
      };
    }
    const call = chunk({ tool_calls: [{ index: 0, ...called }] });
    return { events: [...(again ? textChunks('Sunny.') : [call, chunk({}, 'tool_calls')]), usageChunk] };
  };
  const request = () => ({
    model: model(),
    system: 'Be terse.',
    prompt: 'Weather in Lima?',
    temperature: 0.2,
    maxRetries: 0,
    tools: { weather: weather() },
    ...settings(),
  });

  async function expectLoop() {
    const all = await spans();
    const root = all.find(({ name }) => name === 'request');
    const operation = all.find(({ name }) => name === 'answer');
    const calls = all.filter(({ type }) => type === 'llm').sort((a, b) => a.startTime! - b.startTime!);
    const tool = all.find(({ type }) => type === 'tool');
    const below = all.find(({ name }) => name === 'look-up');
    expect(all).toHaveLength(6);
    expect(operation).toMatchObject({ type: 'chain', status: 'ok', parentSpanId: root?.spanId });
    expect(operation).not.toHaveProperty('usage');
    expect(calls).toMatchObject([
      {
        name: 'chat gpt-4o-mini',
        status: 'ok',
        parentSpanId: operation?.spanId,
        modelRequested: 'gpt-4o-mini',
        modelAnswered: MODEL,
        input: [
          { role: 'system', content: 'Be terse.' },
          { role: 'user', content: 'Weather in Lima?' },
        ],
        output: [
          {
            role: 'assistant',
            tool_calls: [{ id: 'call_1', function: { name: 'weather', arguments: '{"city":"Lima"}' } }],
          },
        ],
        tools: [{ name: 'weather', description: 'The weather' }],
        parameters: { temperature: 0.2 },
        usage: { input: 41, output: 17, source: 'provider' },
      },
      {
        input: [
          {},
          {},
          { role: 'assistant' },
          { role: 'tool', tool_call_id: 'call_1', content: 'sun in Lima' },
        ],
        output: [{ role: 'assistant', content: 'Sunny.' }],
        finishReasons: ['stop'],
        parentSpanId: operation?.spanId,
      },
    ]);
    expect(tool).toMatchObject({
      name: 'weather',
      input: { city: 'Lima' },
      output: 'sun in Lima',
      parentSpanId: operation?.spanId,
      status: 'ok',
    });
    expect(below?.parentSpanId).toBe(tool?.spanId);
    return calls;
  }

  test('a loop with a tool becomes a tree of operation, model calls and tools', async () => {
    server.answer = withTools;
    const result = await trace('request', () => ai.generateText(request()));
    expect(result.text).toBe('Sunny.');
    await expectLoop();
  });

  test('a streamed loop becomes the same tree, with the time to the first token', async () => {
    server.answer = withTools;
    await trace('request', async () => {
      let text = '';
      for await (const part of ai.streamText(request()).textStream) text += part;
      expect(text).toBe('Sunny.');
    });
    const calls = await expectLoop();
    expect(calls[1]?.timeToFirstTokenMs).toBeGreaterThan(0);
  });

  test('a failed call is recorded with its request and its error', async () => {
    server.answer = () => ({
      status: 429,
      json: { error: { message: 'slow down', type: 'requests', code: 'limit' } },
    });
    await expect(ai.generateText(request())).rejects.toThrow('slow down');
    const all = await spans();
    expect(all.map(({ status }) => status)).toEqual(['error', 'error']);
    const call = all.find(({ type }) => type === 'llm');
    expect(call?.statusMessage).toContain('slow down');
    expect(call?.input).toMatchObject([{ role: 'system' }, { role: 'user' }]);
  });

  test('a failing tool is recorded as failed', async () => {
    server.answer = withTools;
    const broken = ai.tool({
      inputSchema: z.object({ city: z.string() }),
      execute: async (): Promise<string> => Promise.reject(new Error('no network')),
    });
    await ai.generateText({ ...request(), tools: { weather: broken } });
    const tool = (await spans()).find(({ type }) => type === 'tool');
    expect(tool).toMatchObject({ status: 'error', input: { city: 'Lima' } });
    expect(tool?.statusMessage).toContain('no network');
  });

  test('an aborted stream ends all its spans', async () => {
    server.answer = () => ({ events: textChunks('partial answer').slice(0, 3), end: 'hang' });
    const controller = new AbortController();
    const stream = ai.streamText({
      ...request(),
      abortSignal: controller.signal,
      onError: () => {},
    });
    try {
      for await (const part of stream.textStream) if (part) controller.abort();
    } catch {
      // Some versions throw here, others end the stream.
    }
    await until(() => {
      void recording.sdk.flush();
      return recording.collector.recorded.length >= 2;
    }, 'the spans of the aborted call');
    const all = await spans();
    expect(all.map(({ type }) => type).sort()).toEqual(['chain', 'llm']);
    const call = all.find(({ type }) => type === 'llm');
    expect(call?.status).not.toBe('ok');
    expect(call?.input).toMatchObject([{ role: 'system' }, { role: 'user' }]);
    // The tracer of older versions is told no parts of an answer.
    if (ai === ai7)
      expect(call?.output).toMatchObject([{ role: 'assistant', content: expect.stringMatching(/^parti/) }]);
  });

  test('embeddings are recorded below their operation', async () => {
    server.answer = () => ({
      json: {
        data: [{ index: 0, embedding: [1, 2, 3] }],
        model: 'embed',
        usage: { prompt_tokens: 4, total_tokens: 4 },
      },
    });
    const { embedding } = await ai.embed({ model: embedder(), value: 'a text', ...settings() });
    expect(embedding).toEqual([1, 2, 3]);
    const all = await spans();
    const call = all.find(({ type }) => type === 'embedding');
    expect(call).toMatchObject({
      modelRequested: 'embed',
      input: ['a text'],
      usage: { input: 4 },
      status: 'ok',
    });
    expect(call).not.toHaveProperty('output');
    expect(all.find(({ type }) => type === 'chain')?.spanId).toBe(call?.parentSpanId);
  });
});

test('objects are recorded with the text that the model wrote', async () => {
  server.answer = () => ({ json: completion('{"city":"Lima"}') });
  const { object } = await ai7.generateObject({
    model: createOpenAI({ apiKey: 'k', baseURL: `${server.url}/v1` }).chat('gpt-4o-mini'),
    schema: z.object({ city: z.string() }),
    prompt: 'Which city?',
    telemetry: { integrations: almenaraTelemetry() },
  });
  expect(object).toEqual({ city: 'Lima' });
  const [call, operation] = await spans();
  expect(call).toMatchObject({
    type: 'llm',
    output: [{ role: 'assistant', content: '{"city":"Lima"}' }],
    usage: { input: 41, output: 17, cacheRead: 12, reasoning: 5 },
    modelAnswered: MODEL,
  });
  expect(operation).toMatchObject({ type: 'chain', output: { city: 'Lima' } });
});
