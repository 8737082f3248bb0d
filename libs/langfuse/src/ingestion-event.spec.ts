import { eventSchema, FIRST_TOKEN_AT, TRACE_ITSELF, type Span } from '@almenara/contract';
import { mergeForTest } from '@almenara/opentelemetry/recordings';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIngestionEvent } from './ingestion-event.js';

const noon = Date.UTC(2026, 10, 20, 12);
const iso = (milliseconds: number) => new Date(noon + milliseconds).toISOString();

function read(type: string, body: object, at = 0): Span {
  const reading = readIngestionEvent({ id: 'e', type, timestamp: iso(at), body }, 'here');
  if (!('event' in reading)) throw new Error(JSON.stringify(reading));
  return eventSchema.parse(reading.event) as Span;
}

const refusal = (raw: unknown): unknown => {
  const reading = readIngestionEvent(raw, 'batch[3]');
  return 'refused' in reading ? [reading.id, reading.refused] : reading;
};

describe('events of the ingestion of Langfuse', () => {
  it('of a trace tell of the trace itself, and drop whatever a client should not have sent', () => {
    const trace = read('trace-create', {
      id: 't',
      timestamp: iso(-5),
      name: 'chat',
      userId: 'ana',
      sessionId: 7,
      tags: ['a', 3],
      metadata: ['list'],
      version: '2',
      input: null,
      public: true,
      clientInitParams: { secretKey: 'sk-lf-secret' },
    });
    expect(trace).toMatchObject({
      traceId: 't',
      spanId: TRACE_ITSELF,
      startTime: noon - 5,
      name: 'chat',
      actorId: 'ana',
      sessionId: '7',
      tags: ['a'],
      metadata: { metadata: ['list'], version: '2' },
      attributes: { 'langfuse.trace.public': true },
    });
    expect(JSON.stringify(trace)).not.toContain('sk-lf');
    expect(trace).not.toHaveProperty('input');
  });

  it('of a trace that is told again in the same millisecond are ordered by what they say of their time', () => {
    const first = read('trace-create', { id: 't', timestamp: iso(-3), output: 'first' });
    const second = read('trace-create', { id: 't', timestamp: iso(-2), output: 'second' });
    const untimed = read('trace-create', { id: 't', output: 'third' });
    expect(mergeForTest([second, first])).toMatchObject([{ output: 'second' }]);
    expect(mergeForTest([untimed, second, first])).toMatchObject([{ output: 'third', startTime: noon - 2 }]);
    expect(read('trace-create', { id: 't', output: 'later' }, 1).at).toBeGreaterThan(untimed.at!);
  });

  it('keep the whole of a generation: model, parameters, content, usage, cost, prompt and status', () => {
    const span = read('generation-create', {
      id: 'g',
      traceId: 't',
      parentObservationId: 'root',
      name: 'answer',
      startTime: iso(0),
      endTime: iso(900),
      completionStartTime: iso(250),
      model: 'gpt-4o',
      modelParameters: { temperature: 0.1, top_p: '', seed: null },
      input: [{ role: 'user', content: '@@@langfuseMedia:type=image/png|id=x|source=bytes@@@' }],
      output: { role: 'assistant', content: 'Hi' },
      usageDetails: { input: 10, output: 5, input_cached_tokens: 30, output_reasoning_tokens: 2 },
      costDetails: { input: 0.1, output: 0.2, total: 0.3 },
      promptName: 'greet',
      promptVersion: 4,
      level: 'ERROR',
      statusMessage: 'cut',
      environment: 'staging',
    });
    expect(span).toMatchObject({
      type: 'llm',
      parentSpanId: 'root',
      startTime: noon,
      endTime: noon + 900,
      modelRequested: 'gpt-4o',
      parameters: { temperature: 0.1 },
      input: [{ role: 'user', content: '@@@langfuseMedia:type=image/png|id=x|source=bytes@@@' }],
      output: [{ role: 'assistant', content: 'Hi' }],
      // Parts that are told beside are counted inside.
      usage: { input: 40, output: 7, cacheRead: 30, reasoning: 2, source: 'provider' },
      cost: { total: 0.3, currency: 'USD' },
      prompt: { name: 'greet', version: '4' },
      status: 'error',
      statusMessage: 'cut',
      environment: 'staging',
      attributes: { [FIRST_TOKEN_AT]: noon + 250, 'langfuse.level': 'ERROR' },
    });
  });

  it.each([
    ['agent-create', 'agent'],
    ['tool-create', 'tool'],
    ['chain-create', 'chain'],
    ['retriever-create', 'retriever'],
    ['evaluator-create', 'evaluator'],
    ['embedding-create', 'embedding'],
    ['guardrail-create', 'guardrail'],
    ['event-create', 'event'],
    ['span-create', 'span'],
  ])('%s is a span of type %s', (type, expected) => {
    expect(read(type, { id: 's', traceId: 't' })).toMatchObject({ type: expected, startTime: noon });
  });

  it('that name their kind in the body are of that kind', () => {
    expect(read('observation-create', { id: 's', traceId: 't', type: 'GENERATION' })).toMatchObject({
      type: 'llm',
    });
    expect(read('observation-update', { id: 's', traceId: 't', type: 'RETRIEVER' })).toMatchObject({
      type: 'retriever',
    });
  });

  it('of a span that gives back documents are of a retriever with documents', () => {
    const output = [{ id: 'd', content: 'text', score: 0.5 }];
    expect(read('span-update', { id: 's', traceId: 't', output })).toMatchObject({
      type: 'retriever',
      documents: [{ id: 'd', content: 'text', score: 0.5, rank: 1 }],
    });
  });

  it('make the same call in any order, and an update wins over what was created in the same millisecond', () => {
    const events = [
      read('generation-create', {
        id: 'g',
        traceId: 't',
        name: 'a',
        model: 'text-embedding-3',
        level: 'DEBUG',
      }),
      read('generation-update', { id: 'g', traceId: 't', name: 'b', output: 'done', endTime: iso(9) }),
      read(
        'generation-update',
        { id: 'g', traceId: 't', usage: { promptTokens: 5, completionTokens: 6 } },
        2,
      ),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray([...events, ...events], { minLength: 4 }), (some) => {
        if (!events.every((event) => some.includes(event))) return;
        expect(mergeForTest(some)).toMatchObject([
          { name: 'b', type: 'embedding', output: 'done', endTime: noon + 9, usage: { input: 5, output: 6 } },
        ]);
      }),
    );
  });

  it('without a trace are a trace of their own, and an update without one is refused', () => {
    expect(read('span-create', { id: 's', parentObservationId: null })).toMatchObject({ traceId: 's' });
    expect(read('span-create', { id: 's', traceId: 't', parentObservationId: 't' })).not.toHaveProperty(
      'parentSpanId',
    );
    expect(refusal({ id: 'u', type: 'span-update', timestamp: iso(0), body: { id: 's' } })).toEqual([
      'u',
      'body.traceId is needed to find what is updated',
    ]);
  });

  it('that cannot be taken say which field and why, and never what it holds', () => {
    const body = { id: 's', traceId: 't' };
    expect(refusal(null)).toEqual(['batch[3]', 'the event must be an object']);
    expect(refusal({ type: 'span-create', timestamp: iso(0), body })).toEqual([
      'batch[3]',
      'id must be a text of at least one character',
    ]);
    for (const [event, why] of [
      [{ type: 'span-create', timestamp: 'now', body }, /^timestamp must be/],
      [{ type: 'span-create', timestamp: iso(0), body: [] }, /^body must be an object/],
      [{ type: 'nothing', timestamp: iso(0), body }, /^type must be one of/],
      [{ type: 'dataset-run-item-create', timestamp: iso(0), body }, /data sets are not kept/],
      [{ type: 'span-create', timestamp: iso(0), body: { ...body, level: 'LOUD' } }, /^level must be one of/],
      [{ type: 'span-create', timestamp: iso(0), body: { ...body, endTime: 'LOUD' } }, /^endTime must be/],
    ] as const) {
      const [, reason] = refusal({ id: 'e', ...event }) as [string, string];
      expect(reason).toMatch(why);
      expect(reason).not.toContain('LOUD');
    }
  });

  it('about the client itself are taken and not kept', () => {
    expect(readIngestionEvent({ id: 'l', type: 'sdk-log', timestamp: iso(0), body: {} }, '')).toEqual({
      id: 'l',
      ignored: true,
    });
  });
});
