import { getMetrics as operation } from '@almenara/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toStoreTime } from '../time.js';
import { type FilledStore, openFilledStore } from '../testing/filled-store.js';
import { spanRow } from '../testing/rows.js';
import { getMetrics } from './get-metrics.js';

let store: FilledStore;
const noon = Date.UTC(2026, 2, 1, 12);
const options = { of: 'traces', timeZone: 'UTC', groups: 6 } as const;
const day = { from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z' };

function call(id: number, told: Parameters<typeof spanRow>[0]) {
  const start = noon + id * 60_000;
  return spanRow({ trace_id: `t${id}`, type: 'llm', status: 'ok', start_time: toStoreTime(start), ...told });
}

beforeAll(async () => {
  store = await openFilledStore();
  await store.storeSpans([
    call(0, {
      model: 'a',
      latency_ms: 100,
      end_time: toStoreTime(noon + 100),
      total_tokens: 5,
      total_cost: 1,
      cost_currency: 'EUR',
    }),
    call(1, { model: 'a', status: 'error', end_time: toStoreTime(noon + 60_200) }),
    call(2, {
      model: 'b',
      end_time: toStoreTime(noon + 120_400),
      input_tokens: 1,
      output_tokens: 2,
      total_tokens: 3,
    }),
    call(3, { model: 'c' }),
    call(90, { model: '', type: 'tool' }),
  ]);
  await store.storeSpans([call(0, { project: 'rival', model: 'rival', status: 'error', total_cost: 77 })]);
});
afterAll(() => store.remove());

describe('getMetrics', () => {
  test('measures traces over time; buckets without data are absent, unknown is null', async () => {
    const metrics = await getMetrics(store.connection, 'shop', day, { ...options, bucketSeconds: 3600 });
    expect(operation.response.parse(metrics)).toEqual(metrics);
    expect(metrics).toMatchObject({
      bucketSeconds: 3600,
      from: '2026-03-01T00:00:00.000Z',
      to: '2026-03-02T00:00:00.000Z',
    });
    expect(metrics.series).toHaveLength(1);
    const [{ total, points, key, other, errorRate }] = metrics.series as [(typeof metrics.series)[number]];
    expect({ key, other }).toEqual({ key: null, other: false });
    expect(total).toEqual({
      count: 5,
      errors: 1,
      latencyP50: 200,
      latencyP95: 380,
      inputTokens: 1,
      outputTokens: 2,
      totalTokens: 8,
      cost: 1,
      costKnown: 1,
    });
    // Wilson interval of 1 of 5, as scipy.stats.binomtest(1, 5).proportion_ci(method='wilson') gives it.
    expect(errorRate).toMatchObject({ value: 0.2, n: 5, method: 'wilson' });
    expect(errorRate!.lo).toBeCloseTo(0.0362241, 6);
    expect(errorRate!.hi).toBeCloseTo(0.6244654, 6);
    expect(points.map(({ time, count }) => [time, count])).toEqual([
      ['2026-03-01T12:00:00Z', 4],
      ['2026-03-01T13:00:00Z', 1],
    ]);
    expect(points[1]).toMatchObject({ latencyP50: null, totalTokens: null, cost: null, costKnown: 0 });
  });

  test('groups by the most frequent values and puts the others together', async () => {
    const metrics = await getMetrics(store.connection, 'shop', day, {
      ...options,
      group: 'model',
      groups: 2,
    });
    const counts = metrics.series.map(({ key, other, total }) => [key, other, total.count]);
    expect(counts).toEqual([
      ['a', false, 2],
      ['', false, 1],
      [null, true, 2],
    ]);
  });

  test('a trace of several models counts once in each, and once among the others', async () => {
    await store.storeSpans([
      ...['x', 'y', 'z'].map((model) => spanRow({ project: 'mixed', span_id: model, type: 'llm', model })),
      ...['x', 'x'].map((model, index) =>
        spanRow({ project: 'mixed', trace_id: `m${index}`, type: 'llm', model }),
      ),
    ]);
    const metrics = await getMetrics(store.connection, 'mixed', day, {
      ...options,
      group: 'model',
      groups: 1,
    });
    expect(metrics.series.map(({ key, total }) => [key, total.count])).toEqual([
      ['x', 3],
      [null, 1],
    ]);
  });

  test('counts tokens and money of spans on model calls alone', async () => {
    await store.storeSpans([
      spanRow({ project: 'nested', span_id: 'outer', type: 'chain', total_tokens: 100, total_cost: 10 }),
      spanRow({
        project: 'nested',
        span_id: 'inner',
        parent_span_id: 'outer',
        type: 'llm',
        total_tokens: 100,
        total_cost: 10,
      }),
    ]);
    const metrics = await getMetrics(store.connection, 'nested', day, { ...options, of: 'spans' });
    expect(metrics.series[0]!.total).toMatchObject({ count: 2, totalTokens: 100, cost: 10, costKnown: 1 });
  });

  test('does not add up money of different currencies', async () => {
    await store.storeSpans([
      spanRow({ project: 'coins', trace_id: 'a', type: 'llm', total_cost: 1, cost_currency: 'EUR' }),
      spanRow({ project: 'coins', trace_id: 'b', type: 'llm', total_cost: 1, cost_currency: 'USD' }),
    ]);
    const metrics = await getMetrics(store.connection, 'coins', day, options);
    expect(metrics.series[0]!.total).toMatchObject({ cost: null, costKnown: 2 });
  });

  test('days follow the clock of the time zone, also those of 23 and 25 hours', async () => {
    const starts = [
      '2026-03-28T23:30:00Z', // 29 March 00:30 in Madrid, the day of 23 hours
      '2026-03-29T21:30:00Z', // 29 March 23:30
      '2026-03-29T22:30:00Z', // 30 March 00:30
      '2026-10-24T22:30:00Z', // 25 October 00:30, the day of 25 hours
      '2026-10-25T22:30:00Z', // 25 October 23:30
      '2026-10-25T23:30:00Z', // 26 October 00:30
    ];
    await store.storeSpans(
      starts.map((iso, index) =>
        spanRow({ project: 'zone', trace_id: `z${index}`, start_time: toStoreTime(Date.parse(iso)) }),
      ),
    );
    const days = await getMetrics(
      store.connection,
      'zone',
      { from: '2026-03-01T00:00:00Z', to: '2026-11-01T00:00:00Z' },
      { ...options, timeZone: 'Europe/Madrid', bucketSeconds: 86_400 },
    );
    expect(days.series[0]!.points.map(({ time, count }) => [time, count])).toEqual([
      ['2026-03-28T23:00:00Z', 2],
      ['2026-03-29T22:00:00Z', 1],
      ['2026-10-24T22:00:00Z', 2],
      ['2026-10-25T23:00:00Z', 1],
    ]);
    const hours = await getMetrics(
      store.connection,
      'zone',
      { from: '2026-10-24T22:00:00Z', to: '2026-10-26T00:00:00Z' },
      { ...options, timeZone: 'Asia/Kolkata', bucketSeconds: 3600 },
    );
    expect(hours.series[0]!.points[0]!.time).toBe('2026-10-24T22:30:00Z');
  });

  test('the two hours of one name in autumn stay two buckets', async () => {
    await store.storeSpans(
      ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map((iso, index) =>
        spanRow({ project: 'twice', trace_id: `z${index}`, start_time: toStoreTime(Date.parse(iso)) }),
      ),
    );
    const metrics = await getMetrics(
      store.connection,
      'twice',
      { from: '2026-10-24T22:00:00Z', to: '2026-10-25T06:00:00Z' },
      { ...options, timeZone: 'Europe/Madrid', bucketSeconds: 3600 },
    );
    expect(metrics.series[0]!.points.map(({ time }) => time)).toEqual([
      '2026-10-25T00:00:00Z',
      '2026-10-25T01:00:00Z',
    ]);
  });

  test('open ends reach as far as the data, and short ranges get short buckets', async () => {
    const metrics = await getMetrics(store.connection, 'shop', { to: '2026-03-01T14:00:00Z' }, options);
    expect(metrics).toMatchObject({ from: '2026-03-01T12:00:00.000Z', bucketSeconds: 60 });
    expect(metrics.series[0]!.total.count).toBe(5);
    const empty = await getMetrics(store.connection, 'empty', {}, { ...options, group: 'model' });
    expect(empty.series).toEqual([]);
  });

  test.each([
    [{ timeZone: "UTC'; DROP" }, 'timeZone'],
    [{ bucketSeconds: 1 }, 'bucketSeconds'],
  ])('refuses %j', async (wrong, field) => {
    await expect(getMetrics(store.connection, 'shop', day, { ...options, ...wrong })).rejects.toMatchObject({
      field,
    });
  });

  test.each([
    'type',
    'model',
    'provider',
    'status',
    'actor',
    'session',
    'tag',
    'environment',
    'release',
    'variant',
    'indexVersion',
    'prompt',
    'name',
  ] as const)('groups traces and spans by %s without anything of another project', async (group) => {
    for (const of of ['traces', 'spans'] as const) {
      const metrics = await getMetrics(
        store.connection,
        'shop',
        { ...day, text: 'x', name: ['x'] },
        { ...options, of, group },
      );
      expect(metrics.series).toEqual([]);
      const all = await getMetrics(store.connection, 'shop', day, { ...options, of, group });
      expect(all.series.reduce((sum, series) => sum + series.total.count, 0)).toBe(5);
      expect(JSON.stringify(all)).not.toMatch(/rival|"cost":7[78]/);
    }
  });
});
