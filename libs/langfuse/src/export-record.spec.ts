import { eventSchema, TRACE_ITSELF } from '@almenara/contract';
import { describe, expect, it } from 'vitest';
import { readExportRecord } from './export-record.js';

const noon = Date.UTC(2026, 10, 20, 12);
const iso = (milliseconds: number) => new Date(noon + milliseconds).toISOString();

function read(record: unknown): unknown[] {
  const reading = readExportRecord(record);
  if ('refused' in reading) throw new Error(reading.refused);
  return reading.events.map((event) => eventSchema.parse(event));
}

describe('exports of Langfuse', () => {
  it('as a trace of the API hold the trace with its observations and scores', () => {
    const events = read({
      id: 't',
      projectId: 'p',
      timestamp: iso(0),
      updatedAt: iso(5000),
      name: 'chat',
      userId: 'ana',
      tags: ['vip'],
      input: '[not a list for us',
      totalCost: 0.3,
      observations: [
        {
          id: 'g',
          traceId: 't',
          type: 'GENERATION',
          startTime: iso(1),
          endTime: iso(900),
          model: 'gpt-4o',
          modelParameters: { temperature: 0 },
          input: '["text of the app"]',
          usage: { input: 29, output: 12, total: 58, unit: 'TOKENS' },
          usageDetails: { input: 29, output: 12, total: 58, input_cached_tokens: 12, output_reasoning: 5 },
          calculatedTotalCost: 0.3,
          parentObservationId: null,
          level: 'DEFAULT',
        },
      ],
      scores: [
        { id: 's', name: 'tone', value: 1, stringValue: 'kind', dataType: 'CATEGORICAL', timestamp: iso(7) },
      ],
    });
    expect(events).toMatchObject([
      { spanId: TRACE_ITSELF, at: noon + 5000, name: 'chat', actorId: 'ana', input: '[not a list for us' },
      {
        spanId: 'g',
        traceId: 't',
        type: 'llm',
        at: noon + 900,
        startTime: noon + 1,
        input: '["text of the app"]',
        usage: { input: 41, output: 17, total: 58, cacheRead: 12, reasoning: 5 },
        cost: { total: 0.3 },
      },
      { kind: 'score', id: 's', traceId: 't', label: 'kind', at: noon + 7 },
    ]);
  });

  it('as rows of a batch export have the names of the database and JSON texts', () => {
    expect(
      read({
        id: 'g',
        trace_id: 't',
        type: 'GENERATION',
        start_time: '2026-11-20 12:00:00.123456',
        end_time: '2026-11-20 12:00:01.000000',
        provided_model_name: 'gpt-4o',
        parent_observation_id: 'root',
        input: '{"messages":[{"role":"user","content":"Hi"}]}',
        metadata: { tenant: '"acme"' },
        usage_details: { input: '10', output: '2', total: '12' },
        cost_details: { total: '0.01' },
        completion_start_time: '2026-11-20 12:00:00.500000',
      }),
    ).toMatchObject([
      {
        parentSpanId: 'root',
        startTime: noon + 123.456,
        modelRequested: 'gpt-4o',
        input: [{ role: 'user', content: 'Hi' }],
        metadata: { tenant: 'acme' },
        usage: { input: 10, output: 2, total: 12 },
        cost: { total: 0.01 },
      },
    ]);
  });

  it('as rows of a table are texts alone, and empty cells say nothing', () => {
    expect(
      read({
        id: 's',
        timestamp: iso(0),
        traceId: 't',
        observationId: '',
        name: 'ok',
        value: '0.5',
        dataType: 'NUMERIC',
      }),
    ).toMatchObject([{ kind: 'score', value: 0.5 }]);
    expect(read({ id: 't', timestamp: iso(0), name: 'chat', tags: '["a"]', sessionId: '' })).toMatchObject([
      { spanId: TRACE_ITSELF, tags: ['a'] },
    ]);
  });

  it.each([
    [[], /must be an object/],
    [{ name: 'x' }, /^id must be/],
    [{ id: 'x', name: 'prompt' }, /none of trace, observation and score/],
    [{ id: 'x', startTime: 'soon', traceId: 't' }, /startTime must be/],
  ])('that hold something else are refused with the reason', (record, why) => {
    expect(readExportRecord(record)).toEqual({ refused: expect.stringMatching(why) });
  });
});
