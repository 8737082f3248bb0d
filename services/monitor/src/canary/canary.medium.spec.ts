import { EVENTS_TOPIC, logRecordKey, type Batch, type Span } from '@almenara/contract';
import { byConfiguration, CANARY_PROJECT } from '@almenara/control-plane';
import { partitionFor } from '@almenara/event-log';
import { countStoredTraces, refreshTraces, toStoreTime } from '@almenara/trace-store';
import { Registry } from 'prom-client';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Engines, openEngines } from '../testing/open-engines.js';
import { type StandInGateway, startStandInGateway } from '../testing/stand-in-gateway.js';
import { createCanaryDuty } from './canary-duty.js';

const PARTITIONS = 3;
let engines: Engines;
let gateway: StandInGateway;
let registry: Registry;
let status: number;
let isStoring: boolean;
let now = Math.floor(Date.now() / 60_000) * 60_000;

beforeAll(async () => {
  engines = await openEngines({ partitions: PARTITIONS, clock: () => now });
});
afterAll(() => engines.remove());
beforeEach(async () => {
  now += 60_000;
  status = 200;
  isStoring = true;
  registry = new Registry();
  gateway = await startStandInGateway(engines.controlPlane.keys, take, () => status);
});
afterEach(() => gateway.stop());

/** What the writer would do with them. */
async function take({ events }: Batch): Promise<void> {
  if (!isStoring) return;
  const spans = events as Span[];
  await engines.store.insert(
    'almenara.spans',
    spans.map(({ traceId, spanId, startTime }) => ({
      project: CANARY_PROJECT,
      trace_id: traceId,
      span_id: spanId,
      version: '1',
      start_time: toStoreTime(startTime!),
      start_known: 1,
    })),
  );
  await refreshTraces(
    engines.store,
    CANARY_PROJECT,
    spans.map(({ traceId }) => traceId),
    0,
  );
}

const never = new AbortController().signal;
function monitor(
  patience = { sendMs: 600, storeMs: 600 },
  gatewayUrl = () => gateway.url,
  metrics = registry,
) {
  const duty = createCanaryDuty({ ...engines, registry: metrics, gatewayUrl, now: () => now }, patience);
  return { fly: (signal = never) => duty.run({ data: {}, signal }) };
}
const runs = () => engines.controlPlane.canaries.listSince(new Date(now));

test('a canary flies through every partition, is read back, and its time is durable and a metric', async () => {
  await monitor({ sendMs: 5000, storeMs: 20_000 }).fly();
  const [batch] = gateway.batches;
  const partitions = (batch!.events as Span[]).map(({ traceId }) =>
    partitionFor(
      logRecordKey(CANARY_PROJECT, { kind: 'span', traceId }, undefined),
      engines.log.partitionsOf(EVENTS_TOPIC),
    ),
  );
  expect(partitions.sort()).toEqual([0, 1, 2]);
  const [run] = await runs();
  expect(run).toMatchObject({ failure: null, storedAfterMs: expect.any(Number) });
  expect(run!.storedAfterMs).toBeGreaterThan(0);
  const text = await registry.metrics();
  expect(text).toContain('almenara_canary_stored_seconds_count 1');
  expect(text).toContain('almenara_canaries_total{outcome="stored"} 1');
  expect(text).toMatch(
    new RegExp(`almenara_canary_last_success_timestamp_seconds ${run!.sentAt.getTime() / 1000}`),
  );
});

test('of two monitors one sends in a minute, and the other does not wait for it', async () => {
  const [one, other] = [monitor(), monitor(undefined, undefined, new Registry())];
  await Promise.all([one.fly(), other.fly(), one.fly(), other.fly()]);
  expect(gateway.batches).toHaveLength(1);
  now += 60_000;
  await Promise.all([one.fly(), other.fly()]);
  expect(gateway.batches).toHaveLength(2);
  expect(await runs()).toHaveLength(1);
});

test.each<[string, string, () => void, (() => string)?]>([
  ['a gateway that refuses', 'gateway_refused', () => (status = 400)],
  ['a gateway that stays full', 'gateway_refused', () => (status = 503)],
  ['no gateway', 'gateway_unreachable', () => undefined, () => 'http://127.0.0.1:1'],
  ['a writer that stores nothing', 'not_stored', () => (isStoring = false)],
])('%s is told as %s', async (_, failure, prepare, url) => {
  prepare();
  await monitor(undefined, url).fly();
  expect(await runs()).toMatchObject([{ storedAfterMs: null, failure }]);
  expect(await registry.metrics()).toContain(`almenara_canaries_total{outcome="${failure}"} 1`);
});

test('a gateway that comes up a moment later is waited for, as a client would', async () => {
  status = 503;
  const flight = monitor({ sendMs: 20_000, storeMs: 20_000 }).fly();
  setTimeout(() => (status = 200), 300);
  await flight;
  expect(await runs()).toMatchObject([{ failure: null }]);
});

test('the key is renewed before it expires and the old one revoked; a revoked one is replaced at once', async () => {
  const { keys } = engines.controlPlane;
  const valid = async () =>
    (await keys.list(CANARY_PROJECT)).filter(
      ({ expiresAt, revokedAt }) => !revokedAt && expiresAt!.getTime() > now,
    );
  now += 24 * 3_600_000;
  expect(await valid()).toEqual([]);
  const one = monitor({ sendMs: 5000, storeMs: 20_000 });
  await one.fly();
  const [first] = await valid();
  now += 70 * 60_000;
  await one.fly();
  const [second, ...others] = await valid();
  expect(others).toEqual([]);
  expect(second!.id).not.toBe(first!.id);
  await keys.revoke(CANARY_PROJECT, second!.id, byConfiguration('test'));
  now += 60_000;
  await one.fly();
  expect(await runs()).toMatchObject([{ failure: null }]);
  expect(gateway.batches).toHaveLength(3);
  expect((await keys.list(CANARY_PROJECT)).length).toBeLessThanOrEqual(2);
});

test('a monitor that ends leaves its canary without an outcome, at once', async () => {
  isStoring = false;
  const ending = new AbortController();
  const flight = monitor({ sendMs: 60_000, storeMs: 60_000 }).fly(ending.signal);
  const begun = performance.now();
  setTimeout(() => ending.abort(), 200);
  await flight;
  expect(performance.now() - begun).toBeLessThan(30_000);
  expect(await runs()).toMatchObject([{ storedAfterMs: null, failure: null }]);
});

test('canaries of earlier hours are removed, the others stay', async () => {
  const { store } = engines;
  // Minute 7 of the next hour is when the duty sweeps.
  now = Math.ceil(now / 3_600_000) * 3_600_000 + 3_600_000 + 7 * 60_000;
  const traces = ['old', 'young'];
  await store.insert(
    'almenara.spans',
    traces.map((trace_id, index) => ({
      project: CANARY_PROJECT,
      trace_id,
      span_id: 's',
      version: '1',
      start_time: toStoreTime(now - (index === 0 ? 7 : 1) * 3_600_000),
    })),
  );
  await refreshTraces(store, CANARY_PROJECT, traces, 0);
  await monitor({ sendMs: 5000, storeMs: 20_000 }).fly();
  expect(await countStoredTraces(store, CANARY_PROJECT, ['old'])).toBe(0);
  expect(await countStoredTraces(store, CANARY_PROJECT, ['young'])).toBe(1);
});
