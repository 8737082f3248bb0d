import OpenAI7 from 'openai';
import OpenAI4 from 'openai4';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Collector, KEY, until } from '../../testing/collector.js';
import { ModelServer } from '../../testing/model-server.js';
import {
  chunk,
  completion,
  MODEL,
  response,
  responseEvents,
  textChunks,
  usageChunk,
} from '../../testing/openai-answers.js';
import { Client, init, trace } from '../index.js';
import { observeOpenAI } from './index.js';

/** The oldest and the newest client are used through the newest one's types. */
const VERSIONS = [
  ['openai 4', OpenAI4 as unknown as typeof OpenAI7],
  ['openai 7', OpenAI7],
] as const;
const MESSAGES = [
  { role: 'system' as const, content: 'You are terse.' },
  { role: 'user' as const, content: 'Capital of France? 🧪 "quotes" \\ \n' },
];
const REQUEST = { model: 'gpt-4o-mini', messages: MESSAGES, temperature: 0.2, seed: 7 };
const TOOL = {
  type: 'function' as const,
  function: { name: 'weather', description: 'The weather', parameters: { type: 'object' } },
};

let collector: Collector;
let server: ModelServer;
let sdk: Client;

beforeAll(async () => {
  server = await new ModelServer().start();
});
afterAll(() => server.stop());
beforeEach(async () => {
  collector = await new Collector().start();
  sdk = init({ endpoint: collector.endpoint, key: KEY });
  server.requests.length = 0;
});
afterEach(async () => {
  await sdk.shutdown();
  await collector.stop();
});

async function recorded() {
  await sdk.flush();
  return collector.recorded.filter((event) => event.kind === 'span');
}

async function onlySpan() {
  const spans = await recorded();
  expect(spans).toHaveLength(1);
  return spans[0]!;
}

describe.each(VERSIONS)('%s', (_, OpenAI) => {
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
    const [call, root] = await recorded();
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

  test('a streamed chat reaches the app as it is and is put together for the record', async () => {
    server.answer = () => ({ events: textChunks('The capital is Paris. 🧪') });
    const stream = await connect().chat.completions.create({ ...REQUEST, stream: true });
    expect(stream.controller).toBeInstanceOf(AbortController);
    let text = '';
    for await (const part of stream) text += part.choices[0]?.delta.content ?? '';
    expect(text).toBe('The capital is Paris. 🧪');
    const span = await onlySpan();
    expect(span).toMatchObject({
      status: 'ok',
      output: [{ role: 'assistant', content: text }],
      finishReasons: ['stop'],
      modelAnswered: MODEL,
    });
    expect(span.timeToFirstTokenMs).toBeGreaterThan(0);
    expect(span.timeToFirstTokenMs).toBeLessThanOrEqual(span.endTime! - span.startTime!);
    expect(span).not.toHaveProperty('usage');
    expect(server.requests[0]?.body).not.toHaveProperty('stream_options');
  });

  test('usage of a stream is asked for only when the app wants that', async () => {
    server.answer = ({ body }) => ({
      events: [...textChunks('Hi'), ...(body['stream_options'] ? [usageChunk] : [])],
    });
    const openai = observeOpenAI(make(), { includeUsage: true });
    for await (const _part of await openai.chat.completions.create({ ...REQUEST, stream: true }));
    expect((await onlySpan()).usage).toMatchObject({ input: 41, output: 17, cacheRead: 12, reasoning: 5 });
    expect(server.requests[0]?.body['stream_options']).toEqual({ include_usage: true });
  });

  test('tool calls, refusals, reasoning and several choices of a stream are kept apart', async () => {
    const call = (index: number, part: object) => chunk({ tool_calls: [{ index, ...part }] });
    server.answer = () => ({
      events: [
        chunk({ role: 'assistant', content: null }),
        chunk({ reasoning_content: 'Let me ' }),
        chunk({ reasoning_content: 'see.' }),
        call(0, { id: 'call_1', type: 'function', function: { name: 'weather', arguments: '' } }),
        call(0, { function: { arguments: '{"city":' } }),
        call(1, { id: 'call_2', type: 'function', function: { name: 'time', arguments: '{}' } }),
        call(0, { function: { arguments: '"São Paulo"}' } }),
        chunk({ refusal: 'I will ' }, null, 1),
        chunk({ refusal: 'not.' }, 'stop', 1),
        chunk({}, 'tool_calls'),
      ],
    });
    for await (const _part of await connect().chat.completions.create({ ...REQUEST, n: 2, stream: true }));
    expect(await onlySpan()).toMatchObject({
      finishReasons: ['tool_calls', 'stop'],
      output: [
        {
          reasoning_content: 'Let me see.',
          tool_calls: [
            {
              id: 'call_1',
              type: 'function',
              function: { name: 'weather', arguments: '{"city":"São Paulo"}' },
            },
            { id: 'call_2', type: 'function', function: { name: 'time', arguments: '{}' } },
          ],
        },
        { refusal: 'I will not.' },
      ],
    });
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

  test('a stream that is cut off keeps what had arrived and counts as failed', async () => {
    server.answer = () => ({ events: textChunks('this stays').slice(0, 3), end: 'cut' });
    const stream = await connect().chat.completions.create({ ...REQUEST, stream: true });
    await expect(async () => {
      for await (const _part of stream);
    }).rejects.toThrow(/terminated|premature|aborted|hang up/i);
    const span = await onlySpan();
    expect(span).toMatchObject({ status: 'error', output: [{ role: 'assistant', content: 'this stays' }] });
    expect(span.statusMessage).toBeTruthy();
  });

  test('an error event within a stream is recorded with what came before it', async () => {
    const error = { message: 'overloaded', type: 'server_error', code: 'overloaded' };
    server.answer = () => ({ events: [...textChunks('part').slice(0, 2), { error }] });
    const stream = await connect().chat.completions.create({ ...REQUEST, stream: true });
    await expect(async () => {
      for await (const _part of stream);
    }).rejects.toThrow('overloaded');
    expect(await onlySpan()).toMatchObject({ status: 'error', output: [{ content: 'part' }] });
  });

  test('leaving the loop early records the part that was read', async () => {
    server.answer = () => ({ events: textChunks('abcdefghij').slice(0, 2), end: 'hang' });
    const stream = await connect().chat.completions.create({ ...REQUEST, stream: true });
    for await (const part of stream) if (part.choices[0]?.delta.content) break;
    expect(stream.controller.signal.aborted).toBe(true);
    expect(await onlySpan()).toMatchObject({
      status: 'unset',
      statusMessage: 'aborted: the app stopped reading the stream',
      output: [{ content: 'abcde' }],
    });
    await until(() => server.open === 0, 'the request to be aborted');
  });

  test('aborting a stream through its controller records the part that was read', async () => {
    server.answer = () => ({ events: textChunks('abcde').slice(0, 2), end: 'hang' });
    const stream = await connect().chat.completions.create({ ...REQUEST, stream: true });
    for await (const part of stream) if (part.choices[0]?.delta.content) stream.controller.abort();
    expect(await onlySpan()).toMatchObject({ status: 'unset', output: [{ content: 'abcde' }] });
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
    await until(() => collector.recorded.length >= 4, 'the raw call');
    const spans = await recorded();
    expect(spans.map(({ status }) => status)).toEqual(Array(5).fill('ok'));
    expect(spans.map(({ output }) => (output as { content: string }[] | undefined)?.[0]?.content)).toEqual([
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
    const spans = await recorded();
    const root = spans.find(({ name }) => name === 'helpers');
    const calls = spans.filter(({ type }) => type === 'llm');
    expect(calls.map(({ parentSpanId }) => parentSpanId)).toEqual(Array(3).fill(root?.spanId));
    expect(calls.map(({ output }) => (output as { content?: string }[])[0]?.content)).toEqual([
      'from the helper',
      undefined,
      'Sunny.',
    ]);
    expect(calls[2]?.input).toHaveLength(4);
  });

  test('a response is recorded as a conversation, with inclusive usage', async () => {
    server.answer = () => ({ json: response('Hello there') });
    const result = await connect().responses.create({
      model: 'o4-mini',
      instructions: 'Be kind.',
      input: 'Say something',
      tools: [{ type: 'function', name: 'weather', parameters: { type: 'object' }, strict: false }],
      reasoning: { effort: 'low' },
    });
    expect(result.output_text).toBe('Hello there');
    expect(await onlySpan()).toMatchObject(ANSWERED);
  });

  test('a streamed response is recorded like one that came whole', async () => {
    server.answer = () => ({ events: responseEvents('Hello there'), end: 'close', named: true });
    const stream = await connect().responses.create({
      model: 'o4-mini',
      instructions: 'Be kind.',
      input: 'Say something',
      stream: true,
    });
    let text = '';
    for await (const event of stream) if (event.type === 'response.output_text.delta') text += event.delta;
    expect(text).toBe('Hello there');
    const { tools: _tools, parameters: _parameters, ...streamed } = ANSWERED;
    const span = await onlySpan();
    expect(span).toMatchObject(streamed);
    expect(span.timeToFirstTokenMs).toBeGreaterThan(0);
  });

  test('a streamed response that breaks off keeps its items', async () => {
    server.answer = () => ({ events: responseEvents('Hello there').slice(0, 8), end: 'cut', named: true });
    const stream = await connect().responses.create({ model: 'o4-mini', input: 'Say', stream: true });
    await expect(async () => {
      for await (const _event of stream);
    }).rejects.toThrow(/terminated|premature|aborted|hang up/i);
    const span = await onlySpan();
    expect(span).toMatchObject({
      status: 'error',
      modelAnswered: MODEL,
      output: [{ role: 'assistant', content: 'Hello ther', reasoning: 'thinking' }],
    });
    expect(span).not.toHaveProperty('finishReasons');
  });

  test('embeddings and old completions are recorded, without vectors', async () => {
    server.answer = ({ path }) =>
      path.endsWith('/embeddings')
        ? {
            json: {
              object: 'list',
              model: 'text-embedding-3-small',
              data: [
                {
                  object: 'embedding',
                  index: 0,
                  embedding: Buffer.from(new Float32Array([1, 2]).buffer).toString('base64'),
                },
              ],
              usage: { prompt_tokens: 8, total_tokens: 8 },
            },
          }
        : {
            json: {
              id: 'cmpl-1',
              model: 'instruct',
              choices: [{ index: 0, text: 'Once', finish_reason: 'length' }],
              usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 },
            },
          };
    const openai = connect();
    const vectors = await openai.embeddings.create({ model: 'text-embedding-3-small', input: ['a', 'b'] });
    expect(Array.from(vectors.data[0]!.embedding)).toEqual([1, 2]);
    await openai.completions.create({ model: 'instruct', prompt: 'Tell' });
    const [embedding, text] = await recorded();
    expect(embedding).toMatchObject({
      type: 'embedding',
      input: ['a', 'b'],
      usage: { input: 8, total: 8 },
      attributes: { 'gen_ai.embeddings.dimension.count': 2 },
    });
    expect(embedding).not.toHaveProperty('output');
    expect(text).toMatchObject({ input: 'Tell', output: [{ content: 'Once' }], finishReasons: ['length'] });
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
    const spans = await recorded();
    expect(spans).toHaveLength(24);
    for (const root of spans.filter(({ type }) => type === 'chain')) {
      const call = spans.find(({ parentSpanId }) => parentSpanId === root.spanId);
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
    expect(openai.chat).toBe(openai.chat);
    expect(openai.chat.completions.create).toBe(openai.chat.completions.create);
    server.answer = () => ({ json: completion('x') });
    await plain.chat.completions.create(REQUEST);
    expect(await recorded()).toEqual([]);
    await openai.post('/anything', { body: {} });
    expect(await recorded()).toEqual([]);
    if ('withOptions' in openai) await openai.withOptions({ timeout: 5000 }).chat.completions.create(REQUEST);
    else await (openai as typeof plain).chat.completions.create(REQUEST);
    expect((await onlySpan()).tags).toEqual(['gpt-4o-mini']);
  });
});

/** Version 4 keeps them below `beta`. */
function conveniences(openai: OpenAI7): OpenAI7['chat']['completions'] {
  if ('parse' in openai.chat.completions) return openai.chat.completions;
  return (openai as unknown as OpenAI4).beta.chat.completions as never;
}

const ANSWERED = {
  type: 'llm',
  name: 'responses o4-mini',
  status: 'ok',
  input: [
    { role: 'system', content: 'Be kind.' },
    { role: 'user', content: 'Say something' },
  ],
  output: [
    {
      role: 'assistant',
      content: 'Hello there',
      reasoning: 'thinking',
      tool_calls: [
        { id: 'call_1', type: 'function', function: { name: 'weather', arguments: '{"city":"Lima"}' } },
      ],
    },
  ],
  tools: [{ name: 'weather', parameters: { type: 'object' } }],
  parameters: { reasoning: { effort: 'low' } },
  usage: { input: 75, output: 120, total: 195, cacheRead: 32, reasoning: 64, source: 'provider' },
  finishReasons: ['completed'],
  modelAnswered: MODEL,
};
