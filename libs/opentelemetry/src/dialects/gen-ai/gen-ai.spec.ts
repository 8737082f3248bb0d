import { describe, expect, test } from 'vitest';
import type { Attributes, OtelEvent, OtelSpan } from '../../otlp/otel-span.js';
import { readDialects } from '../registry.js';
import { readEvaluations } from './evaluation.js';

function spanOf(attributes: Attributes, events: readonly OtelEvent[] = []): OtelSpan {
  return {
    traceId: '1'.repeat(32),
    spanId: '2'.repeat(16),
    parentSpanId: '',
    name: 'x',
    startTime: 1.7e12,
    endTime: 1.7e12,
    statusCode: 0,
    statusMessage: '',
    attributes,
    events,
    links: [],
    resource: {},
    scope: { name: '', version: '' },
  };
}

function read(attributes: Attributes, events: readonly OtelEvent[] = []) {
  return readDialects(spanOf(attributes, events));
}
const chat = { 'gen_ai.operation.name': 'chat' };

describe('the conventions for generative AI', () => {
  const told = {
    'gen_ai.system_instructions': [{ type: 'text', content: 'Be brief.' }],
    'gen_ai.input.messages': [{ role: 'user', parts: [{ type: 'text', content: 'Hi' }] }],
    'gen_ai.output.messages': [{ role: 'assistant', parts: [{ type: 'text', content: 'Hello' }] }],
    'gen_ai.tool.definitions': [
      { type: 'function', name: 'book', description: 'Books', parameters: { type: 'object' } },
      { type: 'web_search' },
    ],
  };
  const expected = {
    type: 'llm',
    input: [{ role: 'system', parts: told['gen_ai.system_instructions'] }, ...told['gen_ai.input.messages']],
    output: told['gen_ai.output.messages'],
    tools: [{ name: 'book', description: 'Books', parameters: { type: 'object' } }],
  };

  test('content reads the same as structured values and as JSON text', () => {
    expect(read({ ...chat, ...told }).fields).toMatchObject(expected);
    const texts = Object.fromEntries(
      Object.entries(told).map(([key, value]) => [key, JSON.stringify(value)]),
    );
    expect(read({ ...chat, ...texts }).fields).toMatchObject(expected);
  });

  test('content on the details event is read, and the span has the last word', () => {
    const details = { name: 'gen_ai.client.inference.operation.details', time: 0, attributes: told };
    expect(read(chat, [details]).fields).toMatchObject(expected);
    const { fields } = read({ ...chat, 'gen_ai.output.messages': '["own"]' }, [details]);
    expect(fields.output).toEqual(['own']);
  });

  test('plain text in place of messages is kept beside the instructions, broken JSON as it came', () => {
    const { fields } = read({
      ...chat,
      'gen_ai.system_instructions': 'Be brief.',
      'gen_ai.input.messages': '[{"role":',
    });
    expect(fields.input).toEqual([
      { role: 'system', parts: [{ type: 'text', content: 'Be brief.' }] },
      { role: 'user', parts: [{ type: 'text', content: '[{"role":' }] },
    ]);
  });

  test('usage is read under the current names and the earlier ones, and never from agents', () => {
    const current = {
      'gen_ai.usage.input_tokens': 100,
      'gen_ai.usage.output_tokens': '50',
      'gen_ai.usage.cache_read.input_tokens': 40,
      'gen_ai.usage.cache_write.input_tokens': 10,
      'gen_ai.usage.reasoning.output_tokens': 30,
    };
    const usage = {
      input: 100,
      output: 50,
      cacheRead: 40,
      cacheWrite: 10,
      reasoning: 30,
      source: 'provider',
    };
    expect(read({ ...chat, ...current }).fields.usage).toEqual(usage);
    const earlier = {
      'gen_ai.usage.prompt_tokens': 100,
      'gen_ai.usage.completion_tokens': 50,
      'gen_ai.usage.cache_creation.input_tokens': 10,
    };
    expect(read({ ...chat, ...earlier }).fields.usage).toEqual({
      input: 100,
      output: 50,
      cacheWrite: 10,
      source: 'provider',
    });
    expect(read({ 'gen_ai.operation.name': 'invoke_agent', ...current }).fields.usage).toBeUndefined();
    const nonsense = { 'gen_ai.usage.input_tokens': -1, 'gen_ai.usage.output_tokens': 1.5 };
    expect(read({ ...chat, ...nonsense }).fields.usage).toBeUndefined();
  });

  test('parameters, prompt, conversation and the time to the first chunk are read', () => {
    const { fields } = read({
      ...chat,
      'gen_ai.request.model': 'm',
      'gen_ai.request.temperature': 0,
      'gen_ai.request.choice.count': 2,
      'gen_ai.output.type': 'json',
      'gen_ai.response.time_to_first_chunk': 0.25,
      'gen_ai.prompt.name': 'answer',
      'gen_ai.conversation.id': 'c',
    });
    expect(fields).toMatchObject({
      modelRequested: 'm',
      parameters: { temperature: 0, 'choice.count': 2, output_type: 'json' },
      timeToFirstTokenMs: 250,
      prompt: { name: 'answer' },
      sessionId: 'c',
    });
    expect(fields.parameters).not.toHaveProperty('model');
  });

  test('documents keep id, content, score and place; the rest is their metadata', () => {
    const documents = [
      { id: 7, score: 0.5, source: 'kb' },
      null,
      { id: 'b', content: 'text', score: 'high' },
    ];
    const { fields } = read({
      'gen_ai.operation.name': 'retrieval',
      'gen_ai.retrieval.documents': documents,
      'gen_ai.retrieval.top_k': 3,
    });
    expect(fields).toMatchObject({ type: 'retriever', parameters: { top_k: 3 } });
    expect(fields.documents).toEqual([
      { id: '7', score: 0.5, rank: 1, metadata: { source: 'kb' } },
      { id: 'b', content: 'text', rank: 3 },
    ]);
  });

  test('a tool tells its arguments and its result', () => {
    const { fields } = read({
      'gen_ai.tool.name': 'book',
      'gen_ai.tool.call.arguments': '{"city":"Kyōto"}',
      'gen_ai.tool.call.result': 'no vacancy',
    });
    expect(fields).toMatchObject({ type: 'tool', input: { city: 'Kyōto' }, output: 'no vacancy' });
  });

  test('an evaluation on a span is a score with an id that a repeated request makes again', () => {
    const result = (attributes: Attributes): OtelEvent => ({
      name: 'gen_ai.evaluation.result',
      time: 1.7e12,
      attributes: { 'gen_ai.evaluation.name': 'relevance', ...attributes },
    });
    const events = [
      result({ 'gen_ai.evaluation.score.value': 0.42, 'gen_ai.evaluation.explanation': 'half' }),
      result({ 'gen_ai.evaluation.score.label': 'fail' }),
      result({}),
    ];
    const scores = readEvaluations(spanOf(chat, events));
    expect(scores).toMatchObject([
      { name: 'relevance', value: 0.42, explanation: 'half', source: 'evaluator', at: 1.7e12 },
      { name: 'relevance', label: 'fail' },
    ]);
    expect(new Set(scores.map(({ id }) => id)).size).toBe(2);
    expect(readEvaluations(spanOf(chat, events))).toEqual(scores);
  });
});
