import type { MonitorDefinition } from '@almenara/contract';
import { bagOf, actorHash } from '@almenara/drift';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ScoreRow, SpanRow } from '../rows.js';
import { type FilledStore, openFilledStore } from '../testing/filled-store.js';
import { ledgerRow, scoreRow, spanRow } from '../testing/rows.js';
import { toStoreTime } from '../time.js';
import { readWindows } from './read-windows.js';

let store: FilledStore;
const HOUR = 3_600_000;
const noon = Date.UTC(2026, 2, 1, 12);
const range = { from: noon, to: noon + 3 * HOUR };
const BASE: MonitorDefinition = {
  watch: { kind: 'metric', metric: 'errors' },
  segment: {},
  windowMinutes: 60,
  detector: { kind: 'bound', side: 'above', limit: 0, minimum: 1 },
  severity: 'info',
  recoverAfter: 1,
  renotifyHours: null,
  noData: 'hold',
  maintenance: [],
};
const CHANGE = { kind: 'change', side: 'both', reference: 'trailing', weight: 1 } as const;

const read = (told: Partial<MonitorDefinition>) =>
  readWindows(store.connection, 'shop', { ...BASE, ...told }, range, (score) =>
    score === 'groundedness' ? { labels: ['unsupported'] } : {},
  );
const answer = (id: string, told: Partial<SpanRow> = {}, minute = 1): SpanRow =>
  spanRow({
    trace_id: id,
    span_id: 'llm',
    type: 'llm',
    start_time: toStoreTime(noon + minute * 60_000),
    ...told,
  });
const score = (id: string, told: Partial<ScoreRow> = {}): ScoreRow =>
  scoreRow({
    id: `g-${id}-${told.evaluator_version ?? '1'}`,
    trace_id: id,
    span_id: 'llm',
    evaluator_version: '1',
    label: 'supported',
    value: 0.9,
    at: toStoreTime(noon + 2 * 60_000),
    ...told,
  });
const bad = { label: 'unsupported', value: 0.2 };

beforeAll(async () => {
  store = await openFilledStore();
  await store.storeSpans([
    answer('a1', { actor_id: 'ana', status: 'error', model: 'x', latency_ms: 100, total_cost: 2 }),
    answer('a2', { actor_id: 'ana', status: 'error', model: 'x', latency_ms: 200, total_cost: 4 }),
    answer('b1', { session_id: 'bob', model: 'y', latency_ms: 900 }),
    answer('c1', { model: 'y', latency_ms: 300 }),
    spanRow({
      trace_id: 'd1',
      span_id: 'root',
      type: 'chain',
      actor_id: 'dora',
      start_time: toStoreTime(noon),
    }),
    answer('d1', { parent_span_id: 'root', model: 'y' }, 30),
    answer('late', { actor_id: 'ana' }, 125),
    answer('before', { actor_id: 'ana', status: 'error' }, -1),
    answer('after', { status: 'error' }, 180),
    answer('rival', { project: 'rival', status: 'error' }),
    spanRow({ trace_id: 'tool', type: 'tool', status: 'error', start_time: toStoreTime(noon) }),
  ]);
  await store.connection.insert('almenara.scores', [
    score('a1', bad),
    score('a2', { ...bad, inclusion_probability: 0.5 }),
    score('b1'),
    score('b1', { ...bad, evaluator_version: '2', at: toStoreTime(noon + HOUR) }),
    score('c1', { label: 'not_applicable', value: null }),
    score('d1', { ...bad, source: 'human' }),
    score('late', { ...bad, inclusion_probability: 0 }),
  ]);
  await store.connection.insert('almenara.ledger', [
    ledgerRow({ sequence: 1, received_at: '2026-03-01 12:05:00.000' }),
    ledgerRow({ sequence: 4, received_at: '2026-03-01 13:05:00.000' }),
    ledgerRow({ project: 'rival', sequence: 9, received_at: '2026-03-01 13:05:00.000' }),
  ]);
});
afterAll(() => store.remove());

describe('windows of a monitor', () => {
  test('are there each once, in order, also without answers', async () => {
    const windows = await read({});
    expect(windows.map(({ window }) => window)).toEqual([noon, noon + HOUR, noon + 2 * HOUR]);
    expect(windows.map(({ figures }) => figures.n)).toEqual([5, 0, 1]);
    expect(windows[1]!.figures).toMatchObject({ value: null, low: null, high: null });
  });

  test('count a user once, by the actor of the call or its trace, else the session, else the trace', async () => {
    const [first] = await read({});
    expect(first!.figures).toMatchObject({ n: 5, users: 4, value: 0.4 });
    const [cells] = await read({ detector: CHANGE });
    const bagOfUser = (source: object) => bagOf(actorHash({ traceId: 'c1', ...source }));
    const ofAna = cells!.figures.cells!.find(([bag]) => bag === bagOfUser({ actorId: 'ana' }))!;
    expect(ofAna).toEqual([bagOfUser({ actorId: 'ana' }), expect.any(Number), 2]);
    const bags = cells!.figures.cells!.map(([bag]) => bag);
    for (const source of [{ actorId: 'dora' }, { sessionId: 'bob' }, {}])
      expect(bags).toContain(bagOfUser(source));
  });

  test('hold the segment alone', async () => {
    const [first] = await read({ segment: { model: ['x'] } });
    expect(first!.figures).toMatchObject({ n: 2, users: 1, value: 1, low: null });
    const [other] = await read({ segment: { model: ['y'], environment: ['prod'] } });
    expect(other!.figures.n).toBe(0);
  });

  test('of a score count the newest of each answer by the inverse of its chance, and no one picked without', async () => {
    const watch = { kind: 'score', score: 'groundedness', measure: 'bad_rate' } as const;
    const [first, , third] = await read({ watch });
    // a1 once, a2 twice, and b1 once, whose newest score is bad.
    expect(first!.figures).toMatchObject({ n: 3, users: 2, value: 1 });
    expect(third!.figures.n).toBe(0);
    const [pinned] = await read({ watch: { ...watch, version: '1' } });
    expect(pinned!.figures.value).toBeCloseTo(3 / 4);
    const [mean] = await read({ watch: { ...watch, version: '1', measure: 'mean' } });
    expect(mean!.figures.value).toBeCloseTo((0.2 + 2 * 0.2 + 0.9) / 4);
    expect(mean!.figures.unit).toBe('score');
  });

  test('tell means of what is known, counts, and shares of what is missing', async () => {
    const [cost] = await read({ watch: { kind: 'metric', metric: 'cost_per_answer' } });
    expect(cost!.figures).toMatchObject({ n: 2, value: 3 });
    const [count] = await read({ watch: { kind: 'metric', metric: 'answers' } });
    expect(count!.figures).toMatchObject({ n: 5, value: 5, users: 4, unit: 'count' });
    const quality = (rule: 'missing_field' | 'null_rate', field: 'actor' | 'cost') =>
      read({
        watch: { kind: 'metric', metric: 'answers' },
        detector: { kind: 'data_quality', rule, field, limit: 0, minimum: 1 },
      });
    expect((await quality('missing_field', 'actor'))[0]!.figures.value).toBeCloseTo(3 / 5);
    expect((await quality('null_rate', 'cost'))[0]!.figures.value).toBeCloseTo(3 / 5);
  });

  test('tell the 95th percentile of latency, without an end that four answers cannot bound', async () => {
    const [first] = await read({ watch: { kind: 'metric', metric: 'latency_p95' } });
    // numpy.quantile([100, 200, 900, 300], .95): 810
    expect(first!.figures).toMatchObject({ n: 4, users: 3, high: null, unit: 'milliseconds' });
    expect(first!.figures.value).toBeCloseTo(810);
  });

  test('count missing requests of the project where the next one came, and answers by their wait for a score', async () => {
    const gaps = await read({ watch: { kind: 'ledger', measure: 'gap' } });
    expect(gaps.map(({ figures }) => figures.value)).toEqual([0, 2, 0]);
    const dead = await read({ watch: { kind: 'ledger', measure: 'dead_letters' } });
    expect(dead.map(({ figures }) => figures.value)).toEqual([0, 0, 0]);
    const [lag] = await read({ watch: { kind: 'ledger', measure: 'lag' } });
    expect(lag!.figures.value).toBe(60_000);
  });
});
