import { TRACE_ITSELF } from '@almenara/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FilledStore, openFilledStore } from '../testing/filled-store.js';
import { spanRow } from '../testing/rows.js';
import { toStoreTime } from '../time.js';
import { getMetrics } from './get-metrics.js';
import { getSpan } from './get-span.js';
import { getTrace } from './get-trace.js';
import { listSpans } from './list-spans.js';
import { listSteps } from './list-steps.js';
import { listTraces } from './list-traces.js';
import { listTurns } from './list-turns.js';

const noon = Date.UTC(2026, 2, 1, 12);
const at = (seconds: number): string => toStoreTime(noon + seconds * 1000);
const convention = 'langfuse-ingestion';

const itself = (trace_id: string) =>
  spanRow({
    trace_id,
    convention,
    span_id: TRACE_ITSELF,
    name: 'Support chat',
    type: 'llm',
    model: 'asked',
    // Later than the spans: an update told the time anew.
    start_time: at(30),
    session_id: 'chat',
    actor_id: 'ana',
    tags: ['vip'],
    metadata: JSON.stringify({ tenant: 'acme' }),
    input: JSON.stringify('asked of the trace'),
    input_excerpt: 'asked of the trace',
  });

let store: FilledStore;
beforeAll(async () => {
  store = await openFilledStore();
  await store.storeSpans([
    itself('full'),
    spanRow({
      trace_id: 'full',
      convention,
      span_id: 'root',
      name: 'rag',
      start_time: at(0),
      end_time: at(2),
    }),
    spanRow({
      trace_id: 'full',
      convention,
      span_id: 'call',
      parent_span_id: 'root',
      name: 'answer',
      type: 'llm',
      model: 'answered',
      start_time: at(1),
      end_time: at(2),
    }),
    itself('alone'),
  ]);
});
afterAll(() => store.remove());

describe('a trace that tells of itself', () => {
  test('gives its name, user and content to the row of the trace, and is not counted among its spans', async () => {
    const { items } = await listTraces(store.connection, 'shop', {}, { limit: 10 });
    const full = items.find(({ traceId }) => traceId === 'full');
    expect(full).toMatchObject({
      name: 'Support chat',
      actorId: 'ana',
      sessionId: 'chat',
      spanCount: 2,
      types: ['llm', 'span'],
      models: ['answered'],
      tags: ['vip'],
      inputExcerpt: 'asked of the trace',
      startTime: new Date(noon).toISOString().replace('.000', '.000000'),
      latencyMs: 2000,
    });
  });

  test('gives to its spans whose they are, and its metadata to those without a parent', async () => {
    const detail = await getTrace(store.connection, 'shop', 'full', 'full');
    expect(detail!.spans).toMatchObject([
      {
        spanId: 'root',
        actorId: 'ana',
        metadata: { tenant: 'acme' },
        attributes: { 'trace.input': 'asked of the trace' },
      },
      { spanId: 'call', actorId: 'ana', sessionId: 'chat', tags: ['vip'], metadata: {} },
    ]);
    expect(await getSpan(store.connection, 'shop', 'full', 'call')).toEqual(detail!.spans[1]);
    const skeletons = await getTrace(store.connection, 'shop', 'full', 'none');
    expect(skeletons!.spans.map(({ spanId }) => spanId)).toEqual(['root', 'call']);
  });

  test('stands as a span while there is no other', async () => {
    const detail = await getTrace(store.connection, 'shop', 'alone', 'full');
    expect(detail!.spans).toMatchObject([{ spanId: TRACE_ITSELF, name: 'Support chat', type: 'llm' }]);
    expect(detail!.trace).toMatchObject({ spanCount: 1, models: ['asked'] });
  });

  test('is no span in lists and measures of spans', async () => {
    const { items } = await listSpans(store.connection, 'shop', {}, { limit: 10 });
    expect(items.map(({ spanId, actorId }) => [spanId, actorId])).toEqual([
      ['call', 'ana'],
      ['root', 'ana'],
    ]);
    const { series } = await getMetrics(
      store.connection,
      'shop',
      {},
      { of: 'spans', timeZone: 'UTC', groups: 5 },
    );
    expect(series[0]?.total).toMatchObject({ count: 2 });
  });
});

test('a session is told by what its traces say of themselves, and agents by the spans alone', async () => {
  const { items } = await listTurns(store.connection, 'shop', 'chat', { order: 'oldest', limit: 10 });
  expect(items.map(({ trace }) => trace.traceId)).toEqual(['full', 'alone']);
  expect(JSON.stringify({ ...items[0], trace: null })).toContain('asked of the trace');
  const steps = await listSteps(store.connection, 'shop', { traceId: 'full', from: at(0), limit: 100 }, []);
  expect(steps.map(({ spanId }) => spanId)).toEqual(['root', 'call']);
});
