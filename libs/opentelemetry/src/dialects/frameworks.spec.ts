import { describe, expect, test } from 'vitest';
import type { Attributes, OtelSpan } from '../otlp/otel-span.js';
import { spanOf } from '../testing/span-of.js';
import { readDialects } from './registry.js';

function read(attributes: Attributes, more: Partial<OtelSpan> = {}) {
  const { fields, convention } = readDialects(spanOf({ attributes, ...more }));
  return { ...fields, convention };
}

const user = { role: 'user', content: 'Hi' };
const assistant = { role: 'assistant', content: 'Hello' };
const lc = (name: string, kwargs: object) => ({
  lc: 1,
  type: 'constructor',
  id: ['langchain', 'schema', 'messages', name],
  kwargs,
});

describe('MLflow, LangSmith, Pydantic AI and Google ADK', () => {
  test('MLflow: JSON in every value', () => {
    expect(
      read({
        'mlflow.spanType': '"CHAT_MODEL"',
        'mlflow.spanInputs': JSON.stringify({ model: 'gpt-4o', messages: [user], temperature: 0.2 }),
        'mlflow.spanOutputs': JSON.stringify({
          model: 'gpt-4o-2024-07-18',
          choices: [{ message: assistant, finish_reason: 'stop' }],
        }),
        'mlflow.chat.tokenUsage': '{"input_tokens":41,"output_tokens":17,"total_tokens":58}',
      }),
    ).toMatchObject({
      type: 'llm',
      modelRequested: 'gpt-4o',
      modelAnswered: 'gpt-4o-2024-07-18',
      input: [user],
      output: [{ ...assistant, finish_reason: 'stop' }],
      finishReasons: ['stop'],
      parameters: { temperature: 0.2 },
      usage: { input: 41, output: 17, total: 58 },
      convention: 'mlflow',
    });
    const documents = [{ page_content: 'text', metadata: { doc_id: 'd1', source: 's' }, id: null }];
    expect(
      read({
        'mlflow.spanType': '"RETRIEVER"',
        'mlflow.spanInputs': '"q?"',
        'mlflow.spanOutputs': JSON.stringify(documents),
      }),
    ).toMatchObject({ type: 'retriever', query: 'q?', documents: [{ id: 'd1', content: 'text' }] });
  });

  test('LangSmith: serialised messages of LangChain, kinds of runs before operations', () => {
    expect(
      read({
        'langsmith.span.kind': 'llm',
        'langsmith.metadata.thread_id': 't-1',
        'langsmith.span.tags': 'a, b',
        'gen_ai.operation.name': 'chat',
        'gen_ai.request.model': 'gpt-4o',
        'gen_ai.prompt': JSON.stringify({ messages: [[lc('HumanMessage', { content: 'Hi' })]] }),
        'gen_ai.completion': JSON.stringify({
          generations: [[{ text: 'Hello', message: lc('AIMessage', { content: 'Hello', tool_calls: [] }) }]],
        }),
        'gen_ai.usage.input_tokens': 41,
        'gen_ai.usage.output_tokens': 17,
        'gen_ai.usage.input_token_details': '{"cache_read":12}',
      }),
    ).toMatchObject({
      type: 'llm',
      input: [user],
      output: [assistant],
      usage: { input: 41, output: 17, cacheRead: 12 },
      sessionId: 't-1',
      tags: ['a', 'b'],
      convention: 'langsmith',
    });
    const found = { documents: [{ page_content: 'text', metadata: { source: 's' }, type: 'Document' }] };
    expect(
      read({
        'langsmith.span.kind': 'retriever',
        'gen_ai.operation.name': 'embeddings',
        'gen_ai.prompt': '{"query":"q?"}',
        'gen_ai.completion': JSON.stringify(found),
      }),
    ).toMatchObject({ type: 'retriever', query: 'q?', documents: [{ content: 'text' }] });
  });

  test('Pydantic AI: events in one attribute, tools, and runs that repeat the sums of their calls', () => {
    const scope = { name: 'pydantic-ai', version: '1' };
    const events = [
      { 'event.name': 'gen_ai.user.message', ...user, 'gen_ai.message.index': 0 },
      { 'event.name': 'gen_ai.choice', index: 0, message: assistant },
    ];
    const usage = { 'gen_ai.usage.input_tokens': 5 };
    expect(
      read({ 'gen_ai.operation.name': 'chat', events: JSON.stringify(events), ...usage }, { scope }),
    ).toMatchObject({ type: 'llm', input: [user], output: [assistant], usage: { input: 5 } });
    const run = read(
      {
        agent_name: 'a',
        model_name: 'm',
        final_result: 'Hello',
        all_messages_events: JSON.stringify(events),
        ...usage,
      },
      { scope },
    );
    expect(run).toMatchObject({ type: 'agent', input: [user], output: 'Hello', convention: 'pydantic-ai' });
    expect(run.usage).toBeUndefined();
    expect(
      read({
        'gen_ai.tool.name': 't',
        tool_arguments: '{"x":1}',
        tool_response: '2',
        'logfire.msg': 'running',
      }),
    ).toMatchObject({ type: 'tool', input: { x: 1 }, output: '2' });
  });

  test('Google ADK: bodies of Gemini', () => {
    expect(
      read({
        'gen_ai.system': 'gcp.vertex.agent',
        'gen_ai.request.model': 'gemini-2.5-flash',
        'gcp.vertex.agent.session_id': 's',
        'gcp.vertex.agent.llm_request': JSON.stringify({
          model: 'gemini-2.5-flash',
          config: { system_instruction: 'Be brief.' },
          contents: [{ role: 'user', parts: [{ text: 'Hi' }] }],
        }),
        'gcp.vertex.agent.llm_response': JSON.stringify({
          content: { role: 'model', parts: [{ text: 'Hello' }] },
        }),
      }),
    ).toMatchObject({
      type: 'llm',
      sessionId: 's',
      input: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', parts: [{ text: 'Hi' }] },
      ],
      output: [{ role: 'model', parts: [{ text: 'Hello' }] }],
    });
  });
});
