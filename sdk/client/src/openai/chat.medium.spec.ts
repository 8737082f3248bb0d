import { describe, expect, test } from 'vitest';
import { until } from '../../testing/collector.js';
import { completion, MODEL, textChunks } from '../../testing/openai-answers.js';
import { conveniences, OPENAI_VERSIONS } from '../../testing/openai-versions.js';
import { recordCalls } from '../../testing/record-calls.js';
import { trace } from '../index.js';
import { observeOpenAI } from './index.js';

const MESSAGES = [
  { role: 'system' as const, content: 'You are terse.' },
  { role: 'user' as const, content: 'Capital of France? 🧪 "quotes" \\ \n' },
];
const REQUEST = { model: 'gpt-4o-mini', messages: MESSAGES, temperature: 0.2, seed: 7 };
const TOOL = {
  type: 'function' as const,
  function: { name: 'weather', description: 'The weather', parameters: { type: 'object' } },
};

const recording = recordCalls();
const { server, spans, onlySpan } = recording;

describe.each(OPENAI_VERSIONS)('%s', (_, OpenAI) => {
  const make = (options = {}) =>
    new OpenAI({ apiKey: 'sk-test', baseURL: `${server.url}/v1`, maxRetries: 0, ...options });
  const connect = () => observeOpenAI(make());

  test('a chat is recorded with request, answer, usage and ids, below the current span', async () => {
    server.answer = () => ({ json: completion('Paris.') });
    const openai = connect();
    const text = await trace('answer', async () => {
      const result = await openai.chat.completions.create({ ...REQUEST, tools: [TOOL] });
      return result.choices[0]?.message.content;
    });
    expect(text).toBe('Paris.');
    const [call, root] = await spans();
    expect(call).toMatchObject({
      type: 'llm',
      name: 'chat gpt-4o-mini',
      status: 'ok',
      provider: 'openai',
      parentSpanId: root?.spanId,
      traceId: root?.traceId,
      modelRequested: 'gpt-4o-mini',
      modelAnswered: MODEL,
      input: MESSAGES,
      output: [{ role: 'assistant', content: 'Paris.' }],
      parameters: { temperature: 0.2, seed: 7 },
      tools: [{ name: 'weather', description: 'The weather', parameters: { type: 'object' } }],
      usage: { input: 41, output: 17, total: 58, cacheRead: 12, reasoning: 5, source: 'provider' },
      finishReasons: ['stop'],
      attributes: { 'gen_ai.response.id': 'chatcmpl-1', 'http.response.header.x-request-id': 'req_1' },
    });
    expect(server.requests[0]?.body).toEqual({ ...REQUEST, tools: [TOOL] });
  });

  test.each([
    [429, { message: 'slow down', type: 'requests', code: 'rate_limit_exceeded' }],
    [500, { message: 'broken', type: 'server_error', code: null }],
  ])('the error %s passes through and is recorded', async (status, error) => {
    server.answer = () => ({ status, json: { error } });
    const failing = connect().chat.completions.create(REQUEST);
    await expect(failing).rejects.toMatchObject({ status });
    await expect(failing).rejects.toBeInstanceOf(OpenAI.APIError);
    const span = await onlySpan();
    expect(span).toMatchObject({ status: 'error', input: MESSAGES, modelRequested: 'gpt-4o-mini' });
    expect(span.statusMessage).toContain(error.message);
    expect(span.attributes).toMatchObject({ 'http.response.status_code': status, 'error.type': error.type });
  });

  test('an error of a helper is thrown once, and leaves no rejection that nobody handles', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    server.answer = () => ({ status: 429, json: { error: { message: 'slow down' } } });
    const openai = connect();
    await expect(conveniences(openai).parse(REQUEST)).rejects.toThrow('slow down');
    await expect(openai.chat.completions.create(REQUEST).withResponse()).rejects.toThrow('slow down');
    await expect(openai.chat.completions.create(REQUEST).asResponse()).rejects.toThrow('slow down');
    await expect(conveniences(openai).stream(REQUEST).finalContent()).rejects.toThrow('slow down');
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
    expect((await spans()).map(({ status }) => status)).toEqual(Array(4).fill('error'));
  });

  test('a call aborted before its answer is recorded as failed', async () => {
    server.answer = () => ({ events: [], end: 'hang' });
    const controller = new AbortController();
    controller.abort();
    const call = connect().chat.completions.create(REQUEST, { signal: controller.signal });
    await expect(call).rejects.toBeInstanceOf(OpenAI.APIUserAbortError);
    expect(await onlySpan()).toMatchObject({ status: 'error', input: MESSAGES });
  });

  test('tee, toReadableStream, withResponse, asResponse and parse work as without the recorder', async () => {
    server.answer = ({ body }) =>
      body['stream'] ? { events: textChunks('split me') } : { json: completion('{"a":1}') };
    const openai = connect();
    const [left, right] = (await openai.chat.completions.create({ ...REQUEST, stream: true })).tee();
    const read = async (half: typeof left) => {
      let text = '';
      for await (const part of half) text += part.choices[0]?.delta.content ?? '';
      return text;
    };
    expect(await Promise.all([read(left), read(right)])).toEqual(['split me', 'split me']);
    const stream = await openai.chat.completions.create({ ...REQUEST, stream: true });
    const lines = await new Response(stream.toReadableStream() as never).text();
    expect(lines.trim().split('\n')).toHaveLength(textChunks('split me').length);
    const both = await openai.chat.completions.create(REQUEST).withResponse();
    expect([both.request_id, both.data.choices[0]?.message.content]).toEqual(['req_3', '{"a":1}']);
    const raw = await openai.chat.completions.create(REQUEST).asResponse();
    expect(await raw.json()).toMatchObject({ id: 'chatcmpl-1' });
    const format = { type: 'json_schema' as const, json_schema: { name: 'a', schema: {}, strict: true } };
    const parsed = await conveniences(openai).parse({ ...REQUEST, response_format: format });
    expect(parsed.choices[0]?.message.content).toBe('{"a":1}');
    await until(() => recording.collector.recorded.length >= 4, 'the raw call');
    const all = await spans();
    expect(all.map(({ status }) => status)).toEqual(Array(5).fill('ok'));
    expect(all.map(({ output }) => (output as { content: string }[] | undefined)?.[0]?.content)).toEqual([
      'split me',
      'split me',
      '{"a":1}',
      undefined,
      '{"a":1}',
    ]);
  });

  test('the stream helper and the tool runner record each call they make', async () => {
    server.answer = ({ body }) => {
      if (body['stream']) return { events: textChunks('from the helper') };
      if ((body['messages'] as unknown[]).length > 2) return { json: completion('Sunny.') };
      const called = { id: 'call_1', type: 'function', function: { name: 'weather', arguments: '{}' } };
      return { json: completion(null, { tool_calls: [called] }, 'tool_calls') };
    };
    const openai = connect();
    const api = conveniences(openai);
    await trace('helpers', async () => {
      expect(await api.stream(REQUEST).finalContent()).toBe('from the helper');
      const tool = { ...TOOL, function: { ...TOOL.function, parse: JSON.parse, function: () => 'sun' } };
      const runner = api.runTools({ ...REQUEST, tools: [tool as never] });
      expect(await runner.finalContent()).toBe('Sunny.');
    });
    const all = await spans();
    const root = all.find(({ name }) => name === 'helpers');
    const calls = all.filter(({ type }) => type === 'llm');
    expect(calls.map(({ parentSpanId }) => parentSpanId)).toEqual(Array(3).fill(root?.spanId));
    expect(calls.map(({ output }) => (output as { content?: string }[])[0]?.content)).toEqual([
      'from the helper',
      undefined,
      'Sunny.',
    ]);
    expect(calls[2]?.input).toHaveLength(4);
  });

  test('parallel calls do not mix', async () => {
    server.answer = ({ body }) => {
      const { content } = (body['messages'] as { content: string }[])[0]!;
      return { events: textChunks(`answer to ${content}`) };
    };
    const openai = connect();
    await Promise.all(
      Array.from({ length: 12 }, (__, i) =>
        trace(`call ${i}`, async (root) => {
          const messages = [{ role: 'user' as const, content: `question ${i}` }];
          for await (const _part of await openai.chat.completions.create({
            model: 'm',
            messages,
            stream: true,
          }));
          root.update({ metadata: { i } });
        }),
      ),
    );
    const all = await spans();
    expect(all).toHaveLength(24);
    for (const root of all.filter(({ type }) => type === 'chain')) {
      const call = all.find(({ parentSpanId }) => parentSpanId === root.spanId);
      expect(call?.output).toEqual([
        { role: 'assistant', content: `answer to question ${String(root.metadata?.['i'])}` },
      ]);
    }
  });

  test('the client keeps its identity, its other parts and its copies', async () => {
    const plain = make();
    const openai = observeOpenAI(plain, { fields: ({ model }) => ({ tags: [String(model)] }) });
    expect(openai).toBeInstanceOf(OpenAI);
    expect(openai.images).toBe(plain.images);
    expect(openai.moderations).toBe(plain.moderations);
    expect(openai.apiKey).toBe('sk-test');
    expect(observeOpenAI(openai)).toBe(openai);
    expect(openai.chat).toBe(openai.chat);
    expect(openai.chat.completions.create).toBe(openai.chat.completions.create);
    server.answer = () => ({ json: completion('x') });
    await plain.chat.completions.create(REQUEST);
    expect(await spans()).toEqual([]);
    await openai.post('/anything', { body: {} });
    expect(await spans()).toEqual([]);
    if ('withOptions' in openai) await openai.withOptions({ timeout: 5000 }).chat.completions.create(REQUEST);
    else await (openai as typeof plain).chat.completions.create(REQUEST);
    expect((await onlySpan()).tags).toEqual(['gpt-4o-mini']);
  });
});
