import Anthropic from '@anthropic-ai/sdk';
import { beforeEach, expect, test } from 'vitest';
import { until } from '../../testing/collector.js';
import { recordCalls } from '../../testing/record-calls.js';
import { trace } from '../index.js';
import { observeAnthropic } from './index.js';

const REQUEST = {
  model: 'claude-test',
  max_tokens: 500,
  system: 'Be terse.',
  messages: [{ role: 'user' as const, content: 'Weather in Lima?' }],
  tools: [{ name: 'weather', description: 'The weather', input_schema: { type: 'object' as const } }],
};
const USAGE = {
  input_tokens: 10,
  output_tokens: 20,
  cache_read_input_tokens: 300,
  cache_creation_input_tokens: 40,
};
const CONTENT = [
  { type: 'thinking', thinking: 'Which city?', signature: 's' },
  { type: 'text', text: 'I look it up.' },
  { type: 'tool_use', id: 'toolu_1', name: 'weather', input: { city: 'Lima' } },
];
const MESSAGE = {
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'claude-test-1',
  content: CONTENT,
  stop_reason: 'tool_use',
  stop_sequence: null,
  usage: USAGE,
};
const ANSWERED = {
  type: 'llm',
  name: 'chat claude-test',
  status: 'ok',
  provider: 'anthropic',
  modelRequested: 'claude-test',
  modelAnswered: 'claude-test-1',
  input: [{ role: 'system', content: 'Be terse.' }, ...REQUEST.messages],
  output: [
    {
      role: 'assistant',
      content: 'I look it up.',
      reasoning: 'Which city?',
      tool_calls: [
        { id: 'toolu_1', type: 'function', function: { name: 'weather', arguments: '{"city":"Lima"}' } },
      ],
    },
  ],
  parameters: { max_tokens: 500 },
  tools: [{ name: 'weather', description: 'The weather', parameters: { type: 'object' } }],
  usage: { input: 350, output: 20, total: 370, cacheRead: 300, cacheWrite: 40, source: 'provider' },
  finishReasons: ['tool_use'],
  attributes: { 'gen_ai.response.id': 'msg_1', 'http.response.header.request-id': 'req_a' },
};
const delta = (index: number, part: object) => ({ type: 'content_block_delta', index, delta: part });
const start = (index: number, block: object) => ({
  type: 'content_block_start',
  index,
  content_block: block,
});
const EVENTS = [
  {
    type: 'message_start',
    message: { ...MESSAGE, content: [], stop_reason: null, usage: { ...USAGE, output_tokens: 1 } },
  },
  { type: 'ping' },
  start(0, { type: 'thinking', thinking: '', signature: '' }),
  delta(0, { type: 'thinking_delta', thinking: 'Which ' }),
  delta(0, { type: 'thinking_delta', thinking: 'city?' }),
  delta(0, { type: 'signature_delta', signature: 's' }),
  { type: 'content_block_stop', index: 0 },
  start(1, { type: 'text', text: '' }),
  delta(1, { type: 'text_delta', text: 'I look ' }),
  delta(1, { type: 'text_delta', text: 'it up.' }),
  { type: 'content_block_stop', index: 1 },
  start(2, { type: 'tool_use', id: 'toolu_1', name: 'weather', input: {} }),
  delta(2, { type: 'input_json_delta', partial_json: '{"city":' }),
  delta(2, { type: 'input_json_delta', partial_json: '"Lima"}' }),
  { type: 'content_block_stop', index: 2 },
  {
    type: 'message_delta',
    delta: { stop_reason: 'tool_use', stop_sequence: null },
    usage: { output_tokens: 20 },
  },
  { type: 'message_stop' },
];
const HEADERS = { 'request-id': 'req_a' };

const { server, spans, onlySpan } = recordCalls();
let anthropic: Anthropic;

beforeEach(() => {
  anthropic = observeAnthropic(new Anthropic({ apiKey: 'sk-test', baseURL: server.url, maxRetries: 0 }));
});

test('a message is recorded with tools, reasoning and usage that contains the cached part', async () => {
  server.answer = () => ({ json: MESSAGE, headers: HEADERS });
  const message = await trace('answer', () => anthropic.messages.create(REQUEST));
  expect(message.content).toEqual(CONTENT);
  const [call, root] = await spans();
  expect(call).toMatchObject({ ...ANSWERED, parentSpanId: root?.spanId });
});

test('a streamed message is recorded like one that came whole', async () => {
  server.answer = () => ({ events: EVENTS, named: true, end: 'close', headers: HEADERS });
  const seen: unknown[] = [];
  for await (const event of await anthropic.messages.create({ ...REQUEST, stream: true })) seen.push(event);
  expect(seen).toEqual(EVENTS.filter(({ type }) => type !== 'ping'));
  const span = await onlySpan();
  expect(span).toMatchObject(ANSWERED);
  expect(span.timeToFirstTokenMs).toBeGreaterThan(0);
});

test('the stream helper of messages and of beta messages is recorded', async () => {
  server.answer = () => ({ events: EVENTS, named: true, end: 'close', headers: HEADERS });
  expect((await anthropic.messages.stream(REQUEST).finalMessage()).content).toEqual(CONTENT);
  expect((await anthropic.beta.messages.stream(REQUEST).finalMessage()).stop_reason).toBe('tool_use');
  const [first, second] = await spans();
  expect(first).toMatchObject(ANSWERED);
  expect(second).toMatchObject(ANSWERED);
});

test('each call of the tool runner is recorded', async () => {
  server.answer = () =>
    server.requests.length > 1
      ? { json: { ...MESSAGE, content: [{ type: 'text', text: 'Sunny.' }], stop_reason: 'end_turn' } }
      : { json: MESSAGE };
  const weather = { ...REQUEST.tools[0]!, run: () => 'sun', parse: (input: unknown) => input };
  await anthropic.beta.messages.toolRunner({ ...REQUEST, tools: [weather] }).runUntilDone();
  const calls = await spans();
  expect(calls.map(({ finishReasons }) => finishReasons)).toEqual([['tool_use'], ['end_turn']]);
  expect((calls[1]!.input as object[]).at(-1)).toMatchObject({ role: 'tool', content: 'sun' });
});

test('results of tools in the conversation become messages of their own', async () => {
  server.answer = () => ({ json: { ...MESSAGE, content: [{ type: 'text', text: 'Sunny.' }] } });
  await anthropic.messages.create({
    ...REQUEST,
    messages: [
      ...REQUEST.messages,
      { role: 'assistant', content: CONTENT as never },
      {
        role: 'user',
        content: [
          { type: 'tool_result', tool_use_id: 'toolu_1', content: 'sun' },
          { type: 'text', text: 'So?' },
        ],
      },
    ],
  });
  expect(await onlySpan()).toMatchObject({
    input: [
      { role: 'system' },
      { role: 'user' },
      ANSWERED.output[0],
      { role: 'tool', tool_call_id: 'toolu_1', content: 'sun' },
      { role: 'user', content: 'So?' },
    ],
    output: [{ role: 'assistant', content: 'Sunny.' }],
  });
});

test('errors, broken streams and abandoned ones keep what is known', async () => {
  const error = { type: 'error', error: { type: 'rate_limit_error', message: 'slow down' } };
  server.answer = () => ({ status: 429, json: error });
  await expect(anthropic.messages.create(REQUEST)).rejects.toBeInstanceOf(Anthropic.RateLimitError);
  server.answer = () => ({ events: EVENTS.slice(0, 9), named: true, end: 'cut' });
  const broken = await anthropic.messages.create({ ...REQUEST, stream: true });
  await expect(async () => {
    for await (const _event of broken);
  }).rejects.toThrow(/terminated|closed/i);
  server.answer = () => ({ events: EVENTS.slice(0, 9), named: true, end: 'hang' });
  const left = await anthropic.messages.create({ ...REQUEST, stream: true });
  for await (const event of left) if (event.type === 'content_block_delta' && event.index === 1) break;
  await until(() => server.open === 0, 'the request to be aborted');
  const helper = anthropic.messages.stream(REQUEST);
  helper.on('text', () => helper.abort());
  await expect(helper.done()).rejects.toBeInstanceOf(Anthropic.APIUserAbortError);
  const [failed, ...partial] = await spans();
  expect(failed).toMatchObject({
    status: 'error',
    attributes: { 'http.response.status_code': 429, 'error.type': 'rate_limit_error' },
  });
  const known = {
    output: [{ content: 'I look ', reasoning: 'Which city?' }],
    usage: { input: 350, cacheRead: 300 },
  };
  expect(partial).toMatchObject([
    { ...known, status: 'error' },
    { ...known, status: 'unset', attributes: { 'error.type': 'aborted' } },
    { ...known, status: 'unset' },
  ]);
});
