import {
  type MonitorDefinition,
  type MonitorDefinitionInput,
  monitorDefinitionSchema,
} from '@almenara/contract';
import { byConfiguration } from '@almenara/control-plane';
import { backtest } from '@almenara/monitors';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Engines, openEngines } from '../testing/open-engines.js';
import { createMonitorsDuty } from './monitors-duty.js';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 2, 1);
const BY = byConfiguration('test');
const { signal } = new AbortController();
let engines: Engines;
let now = START;
let project = '';
let tests = 0;

beforeAll(async () => {
  engines = await openEngines({ clock: () => now });
});
afterAll(() => engines.remove());
beforeEach(async () => {
  now = START;
  project = `shop-${++tests}`;
  await engines.controlPlane.projects.ensure({ id: project, name: 'Shop' });
});

/** As a process has it, from nothing: what is known stands in the databases. */
function startMonitor(): () => Promise<void> {
  const options = { ...engines, registry: new Registry(), gatewayUrl: () => '', now: () => now };
  const duty = createMonitorsDuty(options);
  return () => duty.run({ data: { project }, signal });
}

const ERRORS: MonitorDefinitionInput = {
  watch: { kind: 'metric', metric: 'errors' },
  windowMinutes: 60,
  detector: { kind: 'bound', side: 'above', limit: 0.2, minimum: 10 },
  severity: 'critical',
  recoverAfter: 2,
};

async function enable(
  told: Partial<MonitorDefinitionInput> = {},
): Promise<{ id: string; definition: MonitorDefinition }> {
  const definition = monitorDefinitionSchema.parse({ ...ERRORS, ...told });
  const { monitors } = engines.controlPlane;
  const { id } = await monitors.create(project, { name: 'Errors', definition }, BY);
  await monitors.markTested(project, id, 1, new Date(now));
  await monitors.setEnabled(project, id, 1, true, BY);
  return { id, definition };
}

/** Forty answers of forty users in each of the hours, of which so many fail. */
async function fill(from: number, failing: readonly number[]): Promise<void> {
  const rows = failing.flatMap((bad, index) =>
    Array.from({ length: 40 }, (_, n) => ({
      project,
      trace_id: `t-${from + index}-${n}`,
      span_id: 's',
      version: '1',
      is_deleted: 0,
      start_known: 1,
      type: 'llm',
      status: n < bad ? 'error' : 'ok',
      actor_id: `user ${n}`,
      start_time: new Date(START + (from + index) * HOUR + n * 1000)
        .toISOString()
        .slice(0, 19)
        .replace('T', ' '),
    })),
  );
  await engines.store.insert('almenara.spans', rows);
}

const after = (hours: number): number => START + hours * HOUR + 15 * 60_000;
const kept = (id: string, version = 1) =>
  engines.controlPlane.monitorObservations.list(
    project,
    { monitor: id, version },
    { from: 0, to: START * 2 },
  );
const incidentsOf = async (id: string) =>
  (await engines.controlPlane.incidents.list(project, { kinds: ['monitor'] }, { limit: 100 })).filter(
    ({ stream }) => stream === `monitor:${id}`,
  );

test('a bad hour opens one incident with its evidence, and quiet hours close it as recovered', async () => {
  const { id } = await enable();
  await fill(0, [2, 2, 20, 20, 2, 2]);
  const run = startMonitor();
  now = after(4);
  await run();
  const [open] = await incidentsOf(id);
  expect(open).toMatchObject({ state: 'open', since: new Date(START + 2 * HOUR) });
  const { evidence } = (await engines.controlPlane.incidents.get(project, open!.key))!;
  expect(evidence.monitor).toMatchObject({
    id,
    name: 'Errors',
    version: 1,
    unit: 'rate',
    definition: { recoverAfter: 2 },
  });
  expect(evidence.monitor!.windows.map(({ value, opened }) => [value, opened])).toEqual([
    [0.05, false],
    [0.05, false],
    [0.5, true],
  ]);
  expect(evidence.monitor!.windows[2]!.lo).toBeGreaterThan(0.2);
  now = after(6);
  await run();
  await run();
  const closed = await incidentsOf(id);
  expect(closed.map(({ state, resolution }) => [state, resolution])).toEqual([['closed', 'recovered']]);
  expect((await kept(id)).map(({ decision }) => decision.outcome)).toEqual([
    'quiet',
    'quiet',
    'alarm',
    'alarm',
    'alarm',
    'recovered',
  ]);
});

test('a window is judged once, when it is due: what comes later changes nothing', async () => {
  const { id } = await enable();
  await fill(0, [2]);
  const run = startMonitor();
  now = after(1) - 1;
  await run();
  expect(await kept(id)).toEqual([]);
  now = after(1);
  await run();
  const before = await kept(id);
  expect(before).toHaveLength(1);
  await engines.store.insert('almenara.spans', [
    {
      project,
      trace_id: 'late',
      span_id: 's',
      version: '1',
      is_deleted: 0,
      start_known: 1,
      type: 'llm',
      status: 'error',
      start_time: new Date(START).toISOString().slice(0, 19).replace('T', ' '),
    },
  ]);
  now += HOUR;
  await run();
  await startMonitor()();
  expect((await kept(id)).slice(0, 1)).toEqual(before);
});

test('two processes at once keep one word a window and one incident', async () => {
  const { id } = await enable();
  await fill(0, [2, 20, 20, 20]);
  const runs = [startMonitor(), startMonitor(), startMonitor()];
  for (const hours of [1, 2, 4]) {
    now = after(hours);
    await Promise.all(runs.map((run) => run()));
  }
  expect((await kept(id)).map(({ decision }) => decision.opened)).toEqual([false, true, false, false]);
  const incidents = await incidentsOf(id);
  expect(incidents).toHaveLength(1);
  const { history } = (await engines.controlPlane.incidents.get(project, incidents[0]!.key))!;
  expect(history.map(({ event }) => event)).toEqual(['opened']);
});

test('what was said live, over restarts, muting and closing, is exactly what a backtest of the same windows says', async () => {
  const { id, definition } = await enable({ renotifyHours: 2 });
  const { monitors, incidents } = engines.controlPlane;
  const bad = [2, 20, 20, 20, 20, 20, 20, 20, 0, 1, 3, 2, 20, 20, 20, 2, 2, 2, 20, 2];
  await fill(0, bad);
  let run = startMonitor();
  for (let hours = 1; hours <= bad.length; hours++) {
    now = after(hours);
    if (hours % 4 === 0) run = startMonitor();
    if (hours === 12) await monitors.mute(project, id, new Date(now + 2 * HOUR), BY);
    if (hours === 4) {
      const [open] = await incidentsOf(id);
      await incidents.close(project, open!.key, { resolution: 'false_alarm' }, BY);
    }
    await run();
  }
  const judged = await kept(id);
  expect(judged).toHaveLength(bad.length);
  const replayed = backtest(
    definition,
    judged.map(({ observation }) => observation),
  );
  expect(judged.map(({ decision }) => decision)).toEqual(replayed.windows.map(({ decision }) => decision));
  const whys = new Set(judged.map(({ decision }) => decision.why));
  expect([...whys]).toEqual(expect.arrayContaining(['beyond_limit', 'recovering', 'muted']));
  expect(judged.filter(({ observation }) => observation.restart)).toHaveLength(1);
  expect(judged.some(({ decision }) => decision.retold)).toBe(true);
});

test('a new version starts from nothing, and a disabled monitor judges nothing', async () => {
  const { id, definition } = await enable();
  const { monitors } = engines.controlPlane;
  await fill(0, [2, 20, 20]);
  const run = startMonitor();
  now = after(1);
  await run();
  await monitors.change(project, id, { name: 'Errors', definition: { ...definition, recoverAfter: 9 } }, BY);
  now = after(2);
  await run();
  expect(await kept(id)).toHaveLength(1);
  await monitors.markTested(project, id, 2, new Date(now));
  await monitors.setEnabled(project, id, 2, true, BY);
  now = after(3);
  await run();
  const second = await kept(id, 2);
  expect(
    second.filter(({ decision }) => decision.opened).map(({ observation }) => observation.window),
  ).toEqual([START + 2 * HOUR]);
});

test('what is older than a day is history: it is judged and nobody is told', async () => {
  const { id } = await enable();
  await fill(0, [2, 20, 20, 2, 2]);
  now = after(40);
  await startMonitor()();
  expect(await incidentsOf(id)).toEqual([]);
});

test('history that is still arriving when a monitor first looks is judged when it is whole', async () => {
  now = after(30);
  const { id } = await enable({ detector: { kind: 'change', side: 'up', reference: 'trailing' } });
  const run = startMonitor();
  await fill(20, [2, 3]);
  await run();
  await fill(10, [4, 1]);
  await run();
  expect(await kept(id)).toEqual([]);
  await run();
  const judged = await kept(id);
  expect(judged[0]!.observation).toMatchObject({ window: START + 10 * HOUR, n: 40 });
  expect(judged.filter(({ observation: { n } }) => n === 40)).toHaveLength(4);
});
