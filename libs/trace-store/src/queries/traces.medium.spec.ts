import { filterSchema, traceDetailSchema, traceSummarySchema, spanItemSchema } from '@almenara/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toStoreTime } from '../time.js';
import { type FilledStore, openFilledStore } from '../testing/filled-store.js';
import { scoreRow, spanRow } from '../testing/rows.js';
import { countTraces } from './count-traces.js';
import { getFacet } from './get-facet.js';
import { getSpan } from './get-span.js';
import { getTrace } from './get-trace.js';
import { listChangedTraces } from './list-changed-traces.js';
import { listSpans } from './list-spans.js';
import { listTraces } from './list-traces.js';

let store: FilledStore;
const noon = Date.UTC(2026, 2, 1, 12);
const page = { limit: 50 };
const at = (seconds: number): string => toStoreTime(noon + seconds * 1000);

const agent = {
  trace_id: 'agent',
  session_id: 'chat-1',
  actor_id: 'ada',
  environment: 'production',
  release: '1.4',
  tags: ['vip'],
};
const spans = [
  spanRow({
    ...agent,
    span_id: 'root',
    name: 'Answer',
    type: 'agent',
    status: 'ok',
    start_time: at(0),
    end_time: at(4),
    latency_ms: 4000,
    total_tokens: 999,
  }),
  spanRow({
    ...agent,
    span_id: 'call',
    parent_span_id: 'root',
    name: 'chat',
    type: 'llm',
    status: 'error',
    status_message: 'rate limit',
    start_time: at(1),
    end_time: at(2),
    latency_ms: 1000,
    model: 'gpt-5',
    model_requested: 'gpt-5',
    provider: 'openai',
    variant: 'gpt-5@faq:3',
    index_version: 'kb-7',
    prompt_name: 'faq',
    prompt_version: '3',
    input_tokens: 10,
    output_tokens: 0,
    total_tokens: 10,
    total_cost: 0.002,
    cost_currency: 'USD',
    cost_source: 'estimate',
    input: JSON.stringify([{ role: 'user', content: 'What is a "Pfännchen"?\nTell me' }]),
    input_excerpt: 'What is a "Pfännchen"?',
    output: JSON.stringify('A small pan.'),
    output_excerpt: 'A small pan.',
    documents: JSON.stringify([{ id: 'd1', content: 'Pans', rank: 1 }]),
    document_count: 1,
    parameters: JSON.stringify({ temperature: 0 }),
    finish_reasons: ['stop'],
    metadata: JSON.stringify({ a: { b: null } }),
  }),
  spanRow({ trace_id: 'bare', span_id: 'only', start_time: at(60) }),
  spanRow({
    trace_id: 'late',
    span_id: 'only',
    name: 'Late',
    type: 'tool',
    status: 'ok',
    start_time: at(120),
    end_time: at(121),
    latency_ms: 1000,
    output: JSON.stringify('PFÄNNCHEN!'),
  }),
];

beforeAll(async () => {
  store = await openFilledStore();
  await store.storeSpans(spans);
  // A second project that uses the same ids for everything.
  await store.storeSpans(
    spans.map((row) => ({ ...row, project: 'rival', name: 'rival secret', input: '"rival secret"' })),
  );
  await store.connection.insert('almenara.scores', [
    scoreRow({ trace_id: 'agent', span_id: 'call', value: 0.2, version: '1', explanation: 'first' }),
    scoreRow({
      trace_id: 'agent',
      span_id: 'call',
      value: 0.9,
      version: '340282366920938463463374607431768211455',
      explanation: 'last',
      evidence: '[{"text":"pan"}]',
    }),
    scoreRow({
      id: 'score-2',
      trace_id: 'agent',
      name: 'thumbs',
      value: null,
      label: 'up',
      source: 'user',
      at: at(300),
    }),
    scoreRow({ project: 'rival', id: 'score-3', trace_id: 'agent', label: 'rival secret' }),
  ]);
});
afterAll(() => store.remove());

const list = async (query: Record<string, unknown>): Promise<string[]> => {
  const { items } = await listTraces(store.connection, 'shop', filterSchema.parse(query), page);
  return items.map(({ traceId }) => traceId);
};

describe('listTraces', () => {
  test('tells the newest first, with scores, and unknown values as null', async () => {
    const { items, nextCursor } = await listTraces(store.connection, 'shop', {}, page);
    expect(items.map(({ traceId }) => traceId)).toEqual(['late', 'bare', 'agent']);
    expect(nextCursor).toBeNull();
    for (const item of items) expect(traceSummarySchema.parse(item)).toEqual(item);
    expect(items[2]).toMatchObject({
      name: 'Answer',
      startTime: '2026-03-01T12:00:00.000000Z',
      endTime: '2026-03-01T12:00:04.000000Z',
      latencyMs: 4000,
      spanCount: 2,
      errorCount: 1,
      documentCount: 1,
      types: ['agent', 'llm'],
      models: ['gpt-5'],
      variant: 'gpt-5@faq:3',
      indexVersions: ['kb-7'],
      usage: { input: 10, output: 0, total: 10 },
      cost: { total: 0.002, currency: 'USD' },
      inputExcerpt: 'What is a "Pfännchen"?',
      scores: [
        { name: 'thumbs', value: null, label: 'up', source: 'user' },
        { name: 'groundedness', value: 0.9, label: null, source: 'evaluator' },
      ],
    });
    expect(items[1]).toMatchObject({
      endTime: null,
      latencyMs: null,
      status: 'unset',
      environment: null,
      variant: null,
      usage: { input: null, output: null, total: null },
      cost: { total: null, currency: null },
      scores: [],
    });
  });

  test.each([
    [{ type: 'llm' }, ['agent']],
    [{ type: ['llm', 'tool'] }, ['late', 'agent']],
    [{ model: 'gpt-5' }, ['agent']],
    [{ provider: 'openai' }, ['agent']],
    [{ status: 'unset' }, ['bare']],
    [{ actor: 'ada', session: 'chat-1', environment: 'production', release: '1.4', tag: 'vip' }, ['agent']],
    [{ actor: 'ada', environment: 'staging' }, []],
    [{ variant: 'gpt-5@faq:3' }, ['agent']],
    [{ indexVersion: 'kb-7' }, ['agent']],
    [{ indexVersion: 'kb-8' }, []],
    [{ prompt: 'faq:3' }, ['agent']],
    [{ name: 'Answer' }, ['agent']],
    [{ from: '2026-03-01T13:01:00+01:00' }, ['late', 'bare']],
    [{ to: '2026-03-01T12:02:00Z' }, ['bare', 'agent']],
    [{ latencyMin: '1001' }, ['agent']],
    [{ latencyMax: 1000 }, ['late']],
    [{ costMin: 0.001, costMax: 0.002 }, ['agent']],
    [{ text: 'a "pfännchen"?\nTELL' }, ['agent']],
    [{ text: 'pfännchen' }, ['late', 'agent']],
    [{ text: 'pfännchen', from: '2026-03-01T12:01:00Z' }, ['late']],
    [{ text: 'lat' }, ['late']],
    [{ text: 'rival secret' }, []],
    [{ text: "'; DROP TABLE almenara.spans; --" }, []],
    [{ tag: "vip'] OR 1 = 1 --" }, []],
  ])('%j finds %j', async (query, found) => {
    expect(await list(query)).toEqual(found);
  });

  test('pages through all traces once, also where several began at the same time', async () => {
    await store.storeSpans(
      Array.from({ length: 25 }, (_, index) =>
        spanRow({ project: 'paged', trace_id: `p${index}`, start_time: at(index % 3) }),
      ),
    );
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const answer = await listTraces(store.connection, 'paged', {}, { limit: 4, cursor });
      seen.push(...answer.items.map(({ traceId }) => traceId));
      cursor = answer.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
  });

  test.each([
    '',
    'x',
    Buffer.from('["2026-03-01 12:00:00.000000"]').toString('base64url'),
    Buffer.from('[1,"t"]').toString('base64url'),
  ])('refuses the made-up cursor %j', async (cursor) => {
    await expect(listTraces(store.connection, 'shop', {}, { limit: 5, cursor })).rejects.toMatchObject({
      field: 'cursor',
    });
  });
});

test('countTraces counts what listTraces lists', async () => {
  expect(await countTraces(store.connection, 'shop', {})).toBe(3);
  expect(await countTraces(store.connection, 'shop', { text: 'pfännchen', type: ['tool'] })).toBe(1);
});

describe('getTrace', () => {
  test('tells all spans by start time with their content, and the scores', async () => {
    const detail = (await getTrace(store.connection, 'shop', 'agent', 'full'))!;
    expect(traceDetailSchema.parse(detail)).toEqual(detail);
    expect(detail.content).toBe('full');
    expect(detail.spans.map(({ spanId }) => spanId)).toEqual(['root', 'call']);
    expect(detail.spans[1]).toMatchObject({
      parentSpanId: 'root',
      input: [{ role: 'user', content: 'What is a "Pfännchen"?\nTell me' }],
      output: 'A small pan.',
      documents: [{ id: 'd1', content: 'Pans', rank: 1 }],
      usage: { input: 10, output: 0, total: 10 },
      metadata: { a: { b: null } },
      statusMessage: 'rate limit',
    });
    expect(detail.spans[0]).toMatchObject({ input: null, documents: [], usage: { total: 999 }, cost: {} });
    expect(detail.scores).toHaveLength(2);
    expect(detail.scores[1]).toMatchObject({
      value: 0.9,
      explanation: 'last',
      evidence: [{ text: 'pan' }],
      spanId: 'call',
    });
  });

  test('tells skeletons without any content', async () => {
    const detail = (await getTrace(store.connection, 'shop', 'agent', 'none'))!;
    expect(traceDetailSchema.parse(detail)).toEqual(detail);
    expect(detail.content).toBe('none');
    expect(detail.spans[1]).not.toHaveProperty('input');
    expect(detail.spans[1]).toMatchObject({ model: 'gpt-5', documentCount: 1 });
  });

  test('shows the newest version of a span once, wherever it starts now', async () => {
    const first = spanRow({ project: 'moved', span_id: 'a', name: 'before', start_time: at(5) });
    await store.storeSpans([first]);
    await store.storeSpans([
      spanRow({ project: 'moved', span_id: 'a', name: 'after', start_time: at(2) }),
      {
        ...spanRow({ project: 'moved', span_id: 'a', start_time: at(5) }),
        version: first.version,
        is_deleted: 1,
      },
    ]);
    const detail = (await getTrace(store.connection, 'moved', 't1', 'full'))!;
    expect(detail.spans.map(({ name }) => name)).toEqual(['after']);
    expect(detail.trace.startTime).toBe('2026-03-01T12:00:02.000000Z');
  });

  test('keeps back texts that do not fit one answer, and says so', async () => {
    const long = JSON.stringify('x'.repeat(9_000_000));
    for (const span_id of ['a', 'b', 'c', 'd'])
      await store.storeSpans([spanRow({ project: 'huge', span_id, input: long })]);
    const detail = (await getTrace(store.connection, 'huge', 't1', 'full'))!;
    expect(detail.content).toBe('none');
    expect(detail.spans).toHaveLength(4);
    const pages = await listSpans(store.connection, 'huge', {}, page);
    expect(pages.items.length).toBeGreaterThan(0);
  });

  test('does not find what is not there', async () => {
    expect(await getTrace(store.connection, 'shop', 'absent', 'full')).toBeUndefined();
    expect(await getTrace(store.connection, 'absent', 'agent', 'full')).toBeUndefined();
  });
});

describe('getSpan', () => {
  test('tells one span with everything', async () => {
    const span = (await getSpan(store.connection, 'shop', 'agent', 'call'))!;
    expect(spanItemSchema.parse(span)).toEqual(span);
    expect(span).toMatchObject({ prompt: { name: 'faq', version: '3' }, parameters: { temperature: 0 } });
    expect(await getSpan(store.connection, 'shop', 'late', 'call')).toBeUndefined();
  });
});

describe('listSpans', () => {
  const find = async (query: Record<string, unknown> & { traceId?: string }): Promise<string[]> => {
    const { traceId, ...rest } = query;
    const filter = { ...filterSchema.parse(rest), traceId };
    const { items } = await listSpans(store.connection, 'shop', filter, page);
    return items.map((span) => `${span.traceId}/${span.spanId}`);
  };

  test.each([
    [{}, ['late/only', 'bare/only', 'agent/call', 'agent/root']],
    [{ traceId: 'agent' }, ['agent/call', 'agent/root']],
    [{ type: 'llm' }, ['agent/call']],
    [{ status: 'error' }, ['agent/call']],
    [{ prompt: 'faq:3', tag: 'vip' }, ['agent/call']],
    [{ text: 'pfännchen' }, ['late/only', 'agent/call']],
    [{ text: 'rival' }, []],
  ])('%j finds %j', async (query, found) => {
    expect(await find(query)).toEqual(found);
  });

  test('pages through all spans once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const answer = await listSpans(store.connection, 'shop', {}, { limit: 1, cursor });
      seen.push(...answer.items.map(({ spanId, traceId }) => `${traceId}/${spanId}`));
      cursor = answer.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(['late/only', 'bare/only', 'agent/call', 'agent/root']);
  });

  test('ends a page early when its texts are long, and leads to the rest', async () => {
    const long = JSON.stringify('x'.repeat(200_000));
    await store.storeSpans(
      Array.from({ length: 230 }, (_, index) =>
        spanRow({ project: 'long', span_id: `s${index}`, input: long }),
      ),
    );
    const first = await listSpans(store.connection, 'long', {}, { limit: 1000 });
    expect(first.items).toHaveLength(200);
    const rest = await listSpans(store.connection, 'long', {}, { limit: 1000, cursor: first.nextCursor! });
    expect(rest.items).toHaveLength(30);
    expect(rest.nextCursor).toBeNull();
  });
});

describe('getFacet', () => {
  test('counts the values of a dimension among the matching traces', async () => {
    expect(await getFacet(store.connection, 'shop', 'type', {}, 20)).toEqual([
      { value: 'agent', count: 1 },
      { value: 'llm', count: 1 },
      { value: 'span', count: 1 },
      { value: 'tool', count: 1 },
    ]);
    expect(await getFacet(store.connection, 'shop', 'prompt', {}, 20)).toEqual([
      { value: 'faq:3', count: 1 },
    ]);
    expect(await getFacet(store.connection, 'shop', 'name', { type: ['tool'] }, 1)).toEqual([
      { value: 'Late', count: 1 },
    ]);
  });
});

test('nothing of another project with the same ids leaks into any answer', async () => {
  const { connection } = store;
  const answers = await Promise.all([
    listTraces(connection, 'shop', {}, page),
    listTraces(connection, 'shop', { text: 'rival' }, page),
    getTrace(connection, 'shop', 'agent', 'full'),
    getTrace(connection, 'shop', 'agent', 'none'),
    getSpan(connection, 'shop', 'agent', 'call'),
    listSpans(connection, 'shop', {}, page),
    getFacet(connection, 'shop', 'name', {}, 100),
    listChangedTraces(
      connection,
      'shop',
      {},
      {
        after: new Map(),
        upTo: new Map([[0, 18446744073709551615n]]),
        limit: 100,
      },
    ),
  ]);
  expect(JSON.stringify(answers)).not.toContain('rival');
});
