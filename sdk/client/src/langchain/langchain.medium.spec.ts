import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager';
import { Document } from '@langchain/core/documents';
import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessage, AIMessageChunk, type BaseMessage } from '@langchain/core/messages';
import { ChatGenerationChunk, type ChatResult } from '@langchain/core/outputs';
import { ChatPromptTemplate } from '@langchain/core/prompts';
import { BaseRetriever } from '@langchain/core/retrievers';
import { RunnableLambda, RunnableSequence } from '@langchain/core/runnables';
import { tool } from '@langchain/core/tools';
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { recordCalls } from '../../testing/record-calls.js';
import { trace } from '../index.js';
import { AlmenaraCallbackHandler } from './index.js';

const USAGE = {
  input_tokens: 41,
  output_tokens: 17,
  total_tokens: 58,
  input_token_details: { cache_read: 12 },
  output_token_details: { reasoning: 5 },
};

/** A chat model of LangChain's own kind that answers from memory. */
class Model extends BaseChatModel {
  constructor(readonly parts: readonly (string | Error)[]) {
    super({});
  }

  override _llmType() {
    return 'test';
  }

  override invocationParams() {
    return { model: 'model-large', temperature: 0.2 };
  }

  override getLsParams() {
    return { ls_provider: 'acme', ls_model_name: 'model-large', ls_model_type: 'chat' as const };
  }

  override async _generate(): Promise<ChatResult> {
    const failure = this.parts.find((part) => part instanceof Error);
    if (failure) throw failure;
    const message = new AIMessage({
      content: this.parts.join(''),
      tool_calls: [{ id: 'call_1', name: 'weather', args: { city: 'Lima' }, type: 'tool_call' }],
      usage_metadata: USAGE as never,
      response_metadata: { model_name: 'model-large-1', finish_reason: 'stop' },
    });
    return { generations: [{ text: this.parts.join(''), message }] };
  }

  override async *_streamResponseChunks(
    _messages: BaseMessage[],
    _options: unknown,
    runManager?: CallbackManagerForLLMRun,
  ) {
    for (const part of this.parts) {
      if (part instanceof Error) throw part;
      yield new ChatGenerationChunk({ text: part, message: new AIMessageChunk({ content: part }) });
      await runManager?.handleLLMNewToken(part);
    }
    const message = new AIMessageChunk({ content: '', usage_metadata: USAGE as never });
    yield new ChatGenerationChunk({ text: '', message });
  }
}

class Search extends BaseRetriever {
  override lc_namespace = ['test'];
  override async _getRelevantDocuments(query: string) {
    return [
      new Document({ id: 'd1', pageContent: `about ${query}`, metadata: { score: 0.9, page: 3 } }),
      new Document({ pageContent: 'other', metadata: { source: 'handbook.pdf' } }),
    ];
  }
}

const { spans } = recordCalls();
let callbacks: [AlmenaraCallbackHandler];

beforeEach(() => {
  callbacks = [new AlmenaraCallbackHandler()];
});

test('a chain becomes a tree of its steps below the current span', async () => {
  const weather = tool(({ city }: { city: string }) => `sun in ${city}`, {
    name: 'weather',
    description: 'The weather',
    schema: z.object({ city: z.string() }),
  });
  const chain = RunnableSequence.from([
    {
      context: RunnableLambda.from((x: { question: string }) => x.question).pipe(new Search()),
      question: (x: { question: string }) => x.question,
    },
    ChatPromptTemplate.fromMessages([
      ['system', 'Use {context}'],
      ['human', '{question}'],
    ]),
    new Model(['It is ', 'sunny.']),
    RunnableLambda.from((message: AIMessage, config) => weather.invoke(message.tool_calls![0]!, config)),
  ]);
  const config = {
    callbacks,
    runName: 'rag',
    metadata: { tenant: 't1', thread_id: 'thread-7' },
    tags: ['beta'],
  };
  const result = await trace('request', () => chain.invoke({ question: 'lima' }, config));
  expect(result.content).toBe('sun in Lima');
  const all = await spans();
  const one = (type: string) => {
    const found = all.filter((span) => span.type === type);
    expect(found).toHaveLength(1);
    return found[0]!;
  };
  const root = all.find(({ name }) => name === 'request');
  const rag = all.find(({ name }) => name === 'rag')!;
  expect(rag).toMatchObject({
    type: 'chain',
    parentSpanId: root?.spanId,
    input: { question: 'lima' },
    metadata: { tenant: 't1' },
    sessionId: 'thread-7',
    tags: ['beta'],
  });
  expect(one('retriever')).toMatchObject({
    name: 'Search',
    query: 'lima',
    documents: [
      { id: 'd1', content: 'about lima', score: 0.9, rank: 1, metadata: { page: 3 } },
      { id: 'handbook.pdf', content: 'other', rank: 2 },
    ],
  });
  expect(one('llm')).toMatchObject({
    parentSpanId: rag.spanId,
    status: 'ok',
    modelRequested: 'model-large',
    modelAnswered: 'model-large-1',
    provider: 'acme',
    parameters: { temperature: 0.2 },
    input: [{ role: 'system' }, { role: 'user', content: 'lima' }],
    output: [
      {
        role: 'assistant',
        content: 'It is sunny.',
        tool_calls: [{ id: 'call_1', function: { name: 'weather', arguments: '{"city":"Lima"}' } }],
      },
    ],
    usage: { input: 41, output: 17, total: 58, cacheRead: 12, reasoning: 5, source: 'provider' },
    finishReasons: ['stop'],
  });
  expect(one('tool')).toMatchObject({ name: 'weather', input: { city: 'Lima' }, output: 'sun in Lima' });
  const ids = new Set(all.map(({ spanId }) => spanId));
  expect(all.filter(({ parentSpanId }) => !ids.has(parentSpanId ?? ''))).toEqual([root]);
});

test('a stream is recorded with the time to its first token', async () => {
  let text = '';
  for await (const part of await new Model(['one ', 'two']).stream('count', { callbacks })) text += part.text;
  expect(text).toBe('one two');
  const [span, ...others] = await spans();
  expect(others).toEqual([]);
  expect(span).toMatchObject({
    type: 'llm',
    input: [{ role: 'user', content: 'count' }],
    output: [{ role: 'assistant', content: 'one two' }],
    usage: { input: 41, output: 17 },
  });
  expect(span?.timeToFirstTokenMs).toBeGreaterThanOrEqual(0);
});

test('a stream that fails keeps the tokens that had come', async () => {
  const failure = Object.assign(new Error('overloaded'), { status: 529 });
  const stream = await new Model(['part ', failure]).stream('count', { callbacks });
  await expect(async () => {
    for await (const _part of stream);
  }).rejects.toThrow('overloaded');
  expect(await spans()).toMatchObject([
    {
      status: 'error',
      statusMessage: 'Error: overloaded',
      output: [{ role: 'assistant', content: 'part ' }],
      attributes: { 'http.response.status_code': 529 },
    },
  ]);
});

test('errors of models, tools and chains are recorded where they happened and passed on', async () => {
  const broken = tool(() => Promise.reject(new Error('no network')), {
    name: 'look_up',
    description: 'Looks up',
    schema: z.object({ id: z.string() }),
  });
  const chain = RunnableLambda.from((id: string, config) => broken.invoke({ id }, config)).withConfig({
    runName: 'my agent',
  });
  await expect(chain.invoke('7', { callbacks })).rejects.toThrow('no network');
  await expect(new Model([new Error('bad request')]).invoke('x', { callbacks })).rejects.toThrow(
    'bad request',
  );
  const all = await spans();
  expect(all).toMatchObject([
    { type: 'tool', status: 'error', statusMessage: 'Error: no network', input: { id: '7' } },
    { type: 'agent', name: 'my agent', status: 'error' },
    { type: 'llm', status: 'error', statusMessage: 'Error: bad request' },
  ]);
  expect(all[0]?.parentSpanId).toBe(all[1]?.spanId);
});

test('parallel chains do not mix', async () => {
  const chain = RunnableSequence.from([
    (n: number) => `question ${n}`,
    RunnableLambda.from((text: string, config) => new Model([`answer to ${text}`]).invoke(text, config)),
  ]);
  await Promise.all(Array.from({ length: 10 }, (_, n) => chain.invoke(n, { callbacks })));
  const calls = (await spans()).filter(({ type }) => type === 'llm');
  expect(calls).toHaveLength(10);
  expect(new Set(calls.map(({ traceId }) => traceId)).size).toBe(10);
  for (const { input, output } of calls) {
    const [question] = input as { content: string }[];
    expect(output).toMatchObject([{ content: `answer to ${question?.content}` }]);
  }
});
