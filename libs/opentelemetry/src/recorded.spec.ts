import { readFileSync } from 'node:fs';
import { eventSchema, type Span } from '@almenara/contract';
import { describe, expect, it } from 'vitest';
import { readProtobufSpans } from './otlp/read-protobuf.js';
import { readEvents } from './read-events.js';
import { mergeForTest } from './testing/merge-for-test.js';

/** Spans of a recorded request in their normal form, which has to follow the contract. */
function read(name: string): Span[] {
  const body = readFileSync(new URL(`../recorded/${name}.pb`, import.meta.url));
  const spans = readProtobufSpans(body).items.map((span) => {
    const reading = readEvents(span);
    if ('reason' in reading) throw new Error(reading.reason);
    return eventSchema.parse(reading.events[0]) as Span;
  });
  return mergeForTest(spans);
}

/** What the sender meant stands in the notes of the recording; texts in log records are not part of traces. */
describe('recorded requests of OpenTelemetry instrumentation', () => {
  it('tell the model that was asked and the one that answered, tokens, parameters and finish reasons', () => {
    expect(read('chat-basic')).toMatchObject([
      {
        type: 'llm',
        name: 'chat gpt-4o-mini',
        provider: 'openai',
        modelRequested: 'gpt-4o-mini',
        modelAnswered: 'gpt-4o-mini-2024-07-18',
        usage: { input: 41, output: 17, source: 'provider' },
        parameters: { max_tokens: 256, temperature: 0.2, top_p: 0.9 },
        finishReasons: ['stop'],
        convention: 'otel-genai',
      },
    ]);
    expect(read('chat-tools')).toMatchObject([
      { usage: { input: 88, output: 30 }, finishReasons: ['tool_calls'] },
      { usage: { input: 140, output: 12 }, finishReasons: ['stop'] },
    ]);
  });

  it('tell a refusal by the provider as an error without an answering model', () => {
    const [span] = read('error-429');
    expect(span).toMatchObject({ status: 'error', statusMessage: '429 Rate limit reached for gpt-4o-mini' });
    expect(span).not.toHaveProperty('modelAnswered');
    expect(span).not.toHaveProperty('usage');
  });

  it('tell embeddings and responses, and leave unknown counts unknown', () => {
    const [embedding] = read('embeddings');
    expect(embedding).toMatchObject({
      type: 'embedding',
      modelRequested: 'text-embedding-3-small',
      usage: { input: 27 },
    });
    expect(embedding!.usage).not.toHaveProperty('output');
    expect(read('responses')).toMatchObject([
      {
        modelAnswered: 'o4-mini-2024-07-18',
        usage: { input: 75, output: 120 },
        input: [{ role: 'system', parts: [{ type: 'text', content: 'Be exact.' }] }],
      },
    ]);
  });

  it('tell an agent with its retrieval, its model call and its failing tool, all texts whole', () => {
    const spans = read('agent');
    const agent = spans.find(({ type }) => type === 'agent')!;
    expect(agent).toMatchObject({ sessionId: 'conv-Ж-5', actorId: 'user-9' });
    expect(agent).not.toHaveProperty('usage');
    for (const span of spans) if (span !== agent) expect(span.parentSpanId).toBe(agent.spanId);
    const retrieval = spans.find(({ type }) => type === 'retriever')!;
    expect(retrieval.query).toBe('Kyōto spring');
    expect(retrieval.documents!.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    expect(spans.find(({ type }) => type === 'llm')).toMatchObject({
      usage: { input: 120, output: 22, cacheRead: 64, cacheWrite: 8 },
      tools: [{ name: 'book' }],
    });
    expect(spans.find(({ type }) => type === 'tool')).toMatchObject({
      status: 'error',
      statusMessage: 'no vacancy 満室',
      input: { city: 'Kyōto' },
    });
  });

  it('keep every attribute as it was sent, with those of the resource', () => {
    const [span] = read('chat-basic');
    expect(span!.attributes).toMatchObject({ 'gen_ai.request.model': 'gpt-4o-mini' });
    expect(span!.attributes).toHaveProperty('otel.resource');
  });
});
