import { describe, expect, test } from 'vitest';
import { until } from '../../testing/collector.js';
import { chunk, MODEL, textChunks, usageChunk } from '../../testing/openai-answers.js';
import { OPENAI_VERSIONS } from '../../testing/openai-versions.js';
import { recordCalls } from '../../testing/record-calls.js';
import { observeOpenAI } from './index.js';

const MESSAGES = [
  { role: 'system' as const, content: 'You are terse.' },
  { role: 'user' as const, content: 'Capital of France? 🧪 "quotes" \\ \n' },
];
const REQUEST = { model: 'gpt-4o-mini', messages: MESSAGES, temperature: 0.2, seed: 7 };

const { server, onlySpan } = recordCalls();

describe.each(OPENAI_VERSIONS)('%s', (_, OpenAI) => {
  const make = (options = {}) =>
    new OpenAI({ apiKey: 'sk-test', baseURL: `${server.url}/v1`, maxRetries: 0, ...options });
  const connect = () => observeOpenAI(make());

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

  test('aborting a stream that nobody reads any more records the part that was read', async () => {
    server.answer = () => ({ events: textChunks('abcde').slice(0, 2), end: 'hang' });
    const stream = await connect().chat.completions.create({ ...REQUEST, stream: true });
    const reader = stream[Symbol.asyncIterator]();
    await reader.next();
    expect((await reader.next()).value?.choices[0]?.delta.content).toBe('abcde');
    stream.controller.abort();
    await new Promise((resolve) => setImmediate(resolve));
    expect(await onlySpan()).toMatchObject({ status: 'unset', output: [{ content: 'abcde' }] });
  });
});
