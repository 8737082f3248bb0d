import { describe, expect, test } from 'vitest';
import { MODEL, response, responseEvents } from '../../testing/openai-answers.js';
import { OPENAI_VERSIONS } from '../../testing/openai-versions.js';
import { recordCalls } from '../../testing/record-calls.js';
import { observeOpenAI } from './index.js';

const { server, spans, onlySpan } = recordCalls();

describe.each(OPENAI_VERSIONS)('%s', (_, OpenAI) => {
  const make = (options = {}) =>
    new OpenAI({ apiKey: 'sk-test', baseURL: `${server.url}/v1`, maxRetries: 0, ...options });
  const connect = () => observeOpenAI(make());

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
    const [embedding, text] = await spans();
    expect(embedding).toMatchObject({
      type: 'embedding',
      input: ['a', 'b'],
      usage: { input: 8, total: 8 },
      attributes: { 'gen_ai.embeddings.dimension.count': 2 },
    });
    expect(embedding).not.toHaveProperty('output');
    expect(text).toMatchObject({ input: 'Tell', output: [{ content: 'Once' }], finishReasons: ['length'] });
  });
});

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
