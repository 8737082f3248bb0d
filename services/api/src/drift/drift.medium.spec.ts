import {
  call,
  compareDrift,
  getDriftAttribution,
  getDriftHistory,
  listDriftStreams,
  type DriftStream,
} from '@almenara/contract';
import {
  HOUR_MS,
  insertRows,
  refreshTraces,
  type JudgedHourRow,
  sketchDirtyHours,
  toIsoHour,
  toStoreHour,
} from '@almenara/trace-store';
import { makeTraffic, TRAFFIC_ENCODER } from '@almenara/trace-store/drift-traffic';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BY_TEST } from '../testing/people.js';
import { alarmOf } from '../testing/incident-inputs.js';
import { ADMIN_TOKEN, type RunningApi, startApi } from '../testing/start-api.js';

let api: RunningApi;
const HOURS = 48;
/** The hour that now is belongs to the traffic, so that it lies in the last 24 hours. */
const END = Math.floor(Date.now() / HOUR_MS);
const START = END - HOURS;
const at = (hour: number) => toIsoHour(START + hour);
const params = { project: 'shop' };
const moved = { refFrom: at(0), refTo: at(24), curFrom: at(24), curTo: at(48) };
const options = () => ({ baseUrl: api.url, headers: { authorization: `Bearer ${ADMIN_TOKEN}` } });
const compare = (query: object, project = 'shop') =>
  call(compareDrift, { params: { project }, query: { stream: 'prompt', ...moved, ...query } }, options());

function judged(hour: number, told: Partial<JudgedHourRow> = {}): JudgedHourRow {
  return {
    project: 'shop',
    stream: 'prompt',
    encoder: TRAFFIC_ENCODER,
    hour: toStoreHour(START + hour),
    version: 1,
    judged_at: `${toStoreHour(START + hour + 1)}.000`,
    state: 'judged',
    events: 60,
    log_evidence: 0.5,
    log_statistic: hour / 10,
    log_alarm: 4,
    effect: 0.2,
    effect_low: 0.1,
    effect_high: 0.3,
    since: null,
    alarm: 0,
    restarted: 0,
    bags: [],
    counts: [],
    sums: [],
    ...told,
  };
}

beforeAll(async () => {
  api = await startApi();
  for (const project of ['shop', 'rival']) {
    const { spans, vectors } = makeTraffic({
      project,
      from: START,
      hours: HOURS,
      perHour: 60,
      newShare: (hour) => (hour < 24 || project === 'rival' ? 0 : 0.3),
      toldOfNew: { release: '2.0', output_excerpt: `secret of ${project}`, latency_ms: 20_000 },
    });
    await api.store.insert('almenara.spans', spans);
    const traces = spans.map(({ trace_id }) => trace_id);
    await refreshTraces(api.store, project, traces, 0);
    await insertRows(api.store, 'vectors', vectors);
    await sketchDirtyHours(api.store, project, { from: START, to: END });
  }
  await insertRows(api.store, 'judged_hours', [
    ...Array.from({ length: HOURS - 1 }, (_, hour) =>
      judged(hour, hour === 46 ? { alarm: 1, since: toStoreHour(START + 24) } : {}),
    ),
    judged(1, { stream: 'latency', encoder: '', state: 'reference-hours', log_statistic: 0 }),
    judged(46, { project: 'rival', log_statistic: 9 }),
  ]);
});
afterAll(() => api.stop());

describe('GET /drift/compare', () => {
  test('sees an injected topic over the wire', async () => {
    const compared = await compare({});
    expect(compared).toMatchObject({
      state: 'compared',
      encoder: TRAFFIC_ENCODER,
      blockHours: 1,
      reference: { events: 1440, from: at(0), to: at(24) },
    });
    expect(compared.p).toBeLessThan(1e-3);
    expect(compared.effect!.lo).toBeGreaterThan(0);
    expect(compared.newShare).not.toBeNull();
  });

  test('rounds windows outwards to whole hours, and says so', async () => {
    const query = {
      refFrom: at(0).replace(':00:00Z', ':59:00Z'),
      curTo: at(47).replace(':00:00Z', ':00:01Z'),
    };
    expect(await compare(query)).toMatchObject({
      reference: { from: at(0) },
      current: { to: at(48), events: 1440 },
    });
  });

  test('answers insufficient, never no drift, where too little is there', async () => {
    const few = await compare({ curFrom: at(45), curTo: at(47) });
    expect(few).toMatchObject({ state: 'insufficient', p: null });
    expect(few.missing.map(({ what }) => what)).toContain('currentEvents');
    expect(await compare({ stream: 'score:nobody' })).toMatchObject({ state: 'insufficient', encoder: null });
  });

  test('compares a segment alone', async () => {
    const segment = await compare({ segment: 'release:2.0' });
    expect(segment.reference.events).toBe(0);
    expect(segment.current.events).toBeGreaterThan(300);
  });

  test('knows nothing of another project', async () => {
    expect((await compare({}, 'rival')).p).toBeGreaterThan(0.01);
  });

  test.each([
    ['stream', { stream: 'weather' }],
    ['stream', { stream: 'No stream' }],
    ['refTo', { refTo: at(0) }],
    ['refTo', { refTo: at(25) }],
    ['curFrom', { curFrom: 'yesterday' }],
    ['segment', { segment: 'shoe:42' }],
    ['curTo', { curTo: '2999-01-01T00:00:00Z' }],
  ])('refuses a wrong %s by name', async (field, query) => {
    const asked = new URLSearchParams({ stream: 'prompt', ...moved, ...query });
    const response = await api.ask(`/api/v1/projects/shop/drift/compare?${asked.toString()}`);
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as { errors: { field: string }[] };
    expect(errors.map((error) => error.field)).toContain(field);
  });
});

describe('GET /drift/streams', () => {
  const list = (project = 'shop') => call(listDriftStreams, { params: { project } }, options());
  const find = (items: readonly DriftStream[], stream: string) =>
    items.find((item) => item.stream === stream)!;

  test('tells the drifting stream first, with its evidence, its beginning and its events', async () => {
    const { items, budget, actorShare, problems } = await list();
    expect(items[0]).toMatchObject({
      stream: 'prompt',
      kind: 'text',
      encoder: TRAFFIC_ENCODER,
      state: 'drifting',
      judgedHour: at(46),
      logAlarm: 4,
      since: at(24),
      noticedAt: at(47),
      effect: { value: 0.2, lo: 0.1, hi: 0.3, level: 0.95 },
      reference: { kind: 'seasonal', from: null, to: null },
      sampledShare: 1,
      weight: 1,
      missing: [],
    });
    expect(items[0]!.recent).toHaveLength(HOURS - 1);
    expect(items[0]!.unreadShare).toBeCloseTo(0.1, 1);
    expect(budget).toEqual({ falseIncidents: 0.1, watched: items.length });
    expect({ actorShare, problems }).toEqual({ actorShare: 1, problems: [] });
  });

  test('of a stream that is not judged yet says what is short and how long it takes', async () => {
    const latency = find((await list()).items, 'latency');
    expect(latency).toMatchObject({ state: 'learning', encoder: null, judgedHour: null, unreadShare: null });
    expect(latency.missing).toEqual([{ what: 'referenceBlocks', have: HOURS, need: 168 }]);
    expect(latency.hoursToGo).toBe(168 - HOURS);
    // 720 hours, shared by all streams, for a tenth of a false incident.
    const watched = (await list()).budget.watched;
    expect(latency.logAlarm).toBeCloseTo(Math.log((720 * watched) / 0.1), 9);
  });

  test('keeps what is switched off, and gives its part of the budget to the others', async () => {
    const project = 'rival';
    const settings = {
      falseIncidents: 0.5,
      streams: { latency: { enabled: false, weight: 1 }, model: { enabled: true, weight: 3 } },
      endpoint: null,
      providerCanaries: null,
    };
    await api.controlPlane.driftSettings.set(project, settings, {}, BY_TEST);
    const { items, budget } = await list(project);
    expect(budget).toEqual({ falseIncidents: 0.5, watched: items.length - 1 });
    expect(items.at(-1)).toMatchObject({ stream: 'latency', state: 'off' });
    expect(find(items, 'model').logAlarm).toBeCloseTo(Math.log((720 * (items.length + 1)) / (0.5 * 3)), 9);
  });

  test('an empty project watches nothing', async () => {
    await api.controlPlane.projects.ensure({ id: 'empty', name: 'Empty' });
    expect(await list('empty')).toMatchObject({ items: [], actorShare: null });
  });
});

test('GET /drift/history tells judged and waiting hours, first sights of versions, and incidents', async () => {
  const alarm = alarmOf('shop', { stream: 'prompt', openedAt: new Date((START + 47) * HOUR_MS) });
  const { key } = await api.controlPlane.incidents.open(alarm);
  const query = { stream: 'prompt', from: at(0), to: at(48) };
  const history = await call(getDriftHistory, { params, query }, options());
  expect(history).toMatchObject({ kind: 'text', encoder: TRAFFIC_ENCODER, from: at(0), to: at(48) });
  expect(history.points).toHaveLength(HOURS);
  expect(history.points[46]).toMatchObject({ hour: at(46), state: 'judged', alarm: true, logStatistic: 4.6 });
  expect(history.points[47]).toMatchObject({ hour: at(47), state: null, events: 60, logStatistic: null });
  expect(history.marks).toMatchObject([{ dimension: 'release', value: '2.0' }]);
  expect(Date.parse(history.marks[0]!.time)).toBeGreaterThanOrEqual((START + 24) * HOUR_MS);
  expect(history.incidents).toMatchObject([{ key, closedAt: null }]);
  const early = await call(getDriftHistory, { params, query: { ...query, to: at(20) } }, options());
  expect(early.incidents).toEqual([]);
  const { items } = await call(listDriftStreams, { params }, options());
  expect(items[0]).toMatchObject({ stream: 'prompt', incident: key });
});

test('GET /drift/attribution names the topic, with texts of this project only', async () => {
  const query = { stream: 'prompt', ...moved };
  const told = await call(getDriftAttribution, { params, query }, options());
  expect(told.state).toBe('attributed');
  expect(told.clusters[0]!.terms.join(' ')).toMatch(/refund|gift|card/);
  expect(told.segments[0]).toMatchObject({ dimension: 'release', value: '2.0' });
  expect(told.cause.candidates).toHaveLength(7);
  const rival = await call(getDriftAttribution, { params: { project: 'rival' }, query }, options());
  expect(JSON.stringify(rival)).not.toContain('secret of shop');
});
