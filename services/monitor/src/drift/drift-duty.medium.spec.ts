import { byConfiguration } from '@almenara/control-plane';
import {
  insertRows,
  listJudgedHours,
  readKeptHours,
  readSketch,
  type VectorRow,
} from '@almenara/trace-store';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { MonitorOptions } from '../monitor-options.js';
import { createMeanWatch } from '../testing/mean-detector.js';
import { type Engines, openEngines } from '../testing/open-engines.js';
import { createDriftDuty } from './drift-duty.js';
import { DriftMetrics } from './drift-metrics.js';
import { DetectorThread } from './thread/detector-thread.js';
import type { CreateWatch } from './watch.js';

const HOUR_MS = 3_600_000;
const START = Date.UTC(2026, 2, 1) / HOUR_MS;
const SHIFT = START + 36;
const STREAM = { stream: 'prompt', encoder: 'static@1' };
const { signal } = new AbortController();
let engines: Engines;
let now = 0;
let project = '';
let tests = 0;

beforeAll(async () => {
  engines = await openEngines({ clock: () => now });
});
afterAll(() => engines.remove());
beforeEach(async () => {
  now = Date.now();
  project = `shop-${++tests}`;
  await engines.controlPlane.projects.ensure({ id: project, name: 'Shop' });
});

/** As a process has it, from nothing: what is known stands in the databases. */
function openDuty(createWatch: CreateWatch = createMeanWatch): () => Promise<void> {
  const registry = new Registry();
  const options = { ...engines, registry, gatewayUrl: () => '', now: () => now } as unknown as MonitorOptions;
  const duty = createDriftDuty(options, new DriftMetrics(registry), createWatch);
  return () => duty.run({ data: { project }, signal });
}

/** Runs twice each time: one that found new history waits for more of it. */
function startMonitor(createWatch?: CreateWatch): () => Promise<void> {
  const run = openDuty(createWatch);
  return async () => {
    await run();
    await run();
  };
}

const vectorsOf = (hour: number, version = 1): VectorRow[] =>
  Array.from({ length: 8 }, (_, index) => ({
    project,
    ...STREAM,
    time: `${new Date(hour * HOUR_MS + index * 60_000).toISOString().slice(0, 19).replace('T', ' ')}.000000`,
    trace_id: `t-${hour}-${index}`,
    span_id: 's',
    part: 0,
    version,
    is_deleted: 0,
    bag: index,
    actor_hash: String(index),
    language: '',
    inclusion_probability: 1,
    vector: hour < SHIFT ? [127, 0, 0, index] : [0, 127, index, 0],
  }));

const fill = async (from: number, to: number): Promise<void> => {
  const rows = Array.from({ length: to - from }, (_, index) => vectorsOf(from + index)).flat();
  await insertRows(engines.store, 'vectors', rows);
};
/** A quarter of an hour after an hour has ended. */
const after = (hour: number): number => (hour + 1) * HOUR_MS + 15 * 60_000;
const window = { from: START, to: START + 100 };
const judged = () => listJudgedHours(engines.store, project, { stream: 'prompt', window });
const incidents = async () =>
  (await engines.controlPlane.incidents.list(project, {}, { limit: 10 })).map(({ stream, state }) => ({
    stream,
    state,
  }));

test('every hour is judged once, in order and at its watermark, whoever judges and however often', async () => {
  await fill(START, START + 30);
  now = after(START + 9);
  const first = startMonitor();
  await first();
  expect(await judged()).toHaveLength(10);
  now = after(START + 10) - 1;
  await first();
  expect(await judged()).toHaveLength(10);
  now = after(START + 27);
  await Promise.all([first(), startMonitor()()]);
  const all = await judged();
  expect(all.map(({ hour }) => Date.parse(hour) / HOUR_MS)).toEqual(
    Array.from({ length: 28 }, (_, at) => START + at),
  );
  now = after(START + 28);
  await startMonitor()();
  expect((await judged()).slice(0, 28)).toEqual(all);
  const states = (await judged()).map(({ state }) => state);
  expect(states).toEqual([...Array<string>(24).fill('reference-hours'), ...Array<string>(5).fill('judged')]);
});

test('history that is still coming is waited for, and judged whole', async () => {
  now = after(START + 29);
  const run = openDuty();
  await fill(START, START + 20);
  await run();
  await fill(START + 20, START + 30);
  await run();
  expect(await judged()).toEqual([]);
  await run();
  expect(await judged()).toHaveLength(30);
});

test('history that arrives when nothing else is due is judged at the next look, not in the next hour', async () => {
  now = after(START + 29);
  const monitor = startMonitor();
  await monitor();
  await fill(START, START + 30);
  const { backfills } = engines.controlPlane;
  await backfills.askFor({ project, from: new Date(START * HOUR_MS), to: new Date(now) });
  const { id } = (await backfills.findUnfinished(project))!;
  await backfills.finish(id, { state: 'done', failure: null });
  await monitor();
  expect(await judged()).toHaveLength(30);
});

test('hours of texts wait for history that the evaluators have not read to its end', async () => {
  now = after(START + 29);
  await fill(START, START + 30);
  const { backfills } = engines.controlPlane;
  const from = new Date((START + 10) * HOUR_MS);
  await backfills.askFor({ project, from, to: new Date(now) });
  const monitor = startMonitor();
  await monitor();
  expect(await judged()).toHaveLength(10);
  const { id } = (await backfills.findUnfinished(project))!;
  await backfills.finish(id, { state: 'done', failure: null });
  await monitor();
  expect(await judged()).toHaveLength(30);
});

test('a stream that is switched on is judged at the next look, not in the next hour', async () => {
  await fill(START, START + 30);
  now = after(START + 29);
  const switchTo = (enabled: boolean) =>
    engines.controlPlane.driftSettings.set(
      project,
      {
        falseIncidents: 0.1,
        streams: { prompt: { enabled, weight: 1 } },
        endpoint: null,
        providerCanaries: null,
      },
      {},
      byConfiguration('test'),
    );
  await switchTo(false);
  const monitor = startMonitor();
  await monitor();
  expect(await judged()).toEqual([]);
  await switchTo(true);
  await monitor();
  expect(await judged()).toHaveLength(30);
});

test('what comes late changes the sketch, and not what was judged', async () => {
  await fill(START, START + 26);
  now = after(START + 25);
  const monitor = startMonitor();
  await monitor();
  const before = await readKeptHours(engines.store, project, { ...STREAM, ...window });
  const late = vectorsOf(START + 25).map((row) => ({
    ...row,
    trace_id: `late ${row.trace_id}`,
    vector: [0, 0, 127, 0],
  }));
  await insertRows(engines.store, 'vectors', late);
  now = after(START + 26);
  await monitor();
  const sketch = await readSketch(engines.store, project, { ...STREAM, ...window, blockHours: 1 });
  expect(sketch.at(-1)!.cells.map(({ n }) => n)).toEqual(Array(8).fill(2));
  const kept = await readKeptHours(engines.store, project, { ...STREAM, ...window });
  expect(kept.slice(0, 26)).toEqual(before);
});

test('a shift opens one incident, with its evidence, also when the monitor was gone before it could', async () => {
  await fill(START, START + 48);
  now = after(START + 47);
  const { incidents: own } = engines.controlPlane;
  const open = own.open.bind(own);
  own.open = () => Promise.reject(new Error('the monitor has ended'));
  await expect(startMonitor()()).rejects.toThrow('has ended');
  expect((await judged()).filter(({ alarm }) => alarm)).toHaveLength(1);
  own.open = open;
  const monitor = startMonitor();
  await monitor();
  await monitor();
  await startMonitor()();
  expect(await incidents()).toEqual([{ stream: 'prompt', state: 'open' }]);
  const detail = await own.get(project, 'INC-1');
  expect(detail).toMatchObject({ encoder: 'static@1', since: new Date(SHIFT * HOUR_MS), kind: 'drift' });
  expect(detail!.evidence.comparison).not.toBeNull();
  expect(detail!.evidence.logStatistic).toBeGreaterThan(detail!.evidence.logAlarm!);
});

test('an alarm of history waits for its scores, which tell the cause, and not for ever', async () => {
  await fill(START, SHIFT + 24);
  now = after(SHIFT + 23);
  const monitor = startMonitor();
  const { backfills } = engines.controlPlane;
  await backfills.askFor({ project, from: new Date(START * HOUR_MS), to: new Date(now) });
  const { id } = (await backfills.findUnfinished(project))!;
  await backfills.markEmbedded(id);
  await monitor();
  expect((await judged()).some(({ alarm }) => alarm)).toBe(true);
  expect(await incidents()).toEqual([]);
  now += 15 * 60_000 - 1;
  await monitor();
  expect(await incidents()).toEqual([]);
  now += 1;
  await monitor();
  expect(await incidents()).toEqual([{ stream: 'prompt', state: 'open' }]);
});

test('a closed incident starts the evidence anew, and the shift that goes on is told again', async () => {
  await fill(START, START + 48);
  now = after(START + 47);
  const monitor = startMonitor();
  await monitor();
  await engines.controlPlane.incidents.close(
    project,
    'INC-1',
    { resolution: 'false_alarm', note: 'x' },
    byConfiguration('test'),
  );
  await fill(START + 48, START + 60);
  now = after(START + 49);
  await monitor();
  const restarted = (await judged())
    .filter((hour) => hour.restarted)
    .map(({ hour }) => Date.parse(hour) / HOUR_MS);
  expect(restarted).toEqual([START + 48]);
  now = after(START + 59);
  await startMonitor()();
  expect(await incidents()).toEqual([
    { stream: 'prompt', state: 'open' },
    { stream: 'prompt', state: 'closed' },
  ]);
});

/** Forty events an hour of as many users about two topics; later a third comes, which is half of them. */
const FILL_HISTORY = `
INSERT INTO almenara.vectors (project, stream, encoder, time, trace_id, span_id, part, version, is_deleted, bag, actor_hash,
    language, inclusion_probability, vector)
SELECT {project:String}, 'prompt', 'static@1', toDateTime(hour * 3600 + number % 40, 'UTC'), toString(number), 's', 0, 1, 0,
    cityHash64(number) % 32, cityHash64(number), 'en', 1,
    CAST(multiIf(hour >= {shift:UInt32} AND number % 2 = 0, [0, 0, 127, number % 7], number % 3 = 0, [127, 0, 0, number % 5],
        [0, 127, 0, number % 11]) AS Array(Int8))
FROM (SELECT number, {from:UInt32} + intDiv(number, 40) AS hour FROM numbers({events:UInt32}))`;

test('a history of two weeks is judged at the first start, in short steps, and its shift is told', async () => {
  const hours = 14 * 24;
  const shift = START + hours - 48;
  await engines.store.command(FILL_HISTORY, { project, from: START, events: hours * 40, shift });
  now = after(START + hours - 1);
  let longest = 0;
  let last = process.threadCpuUsage();
  const beat = setInterval(() => {
    const { user, system } = process.threadCpuUsage(last);
    longest = Math.max(longest, (user + system) / 1000);
    last = process.threadCpuUsage();
  }, 1);
  await startMonitor(new DetectorThread().createWatch)();
  clearInterval(beat);
  const history = { from: START, to: START + hours };
  const all = await listJudgedHours(engines.store, project, { stream: 'prompt', window: history });
  expect(all).toHaveLength(hours);
  const alarms = all.filter(({ alarm }) => alarm).map(({ hour }) => Date.parse(hour) / HOUR_MS);
  expect(alarms).toHaveLength(1);
  expect(alarms[0]).toBeGreaterThan(shift);
  expect((await incidents()).map(({ stream }) => stream)).toEqual(['prompt']);
  // Of the processor, so that others on the machine do not count: to learn the reference takes several times that.
  expect(longest).toBeLessThan(100);
});
