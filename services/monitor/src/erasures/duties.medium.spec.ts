import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { byConfiguration, type ControlPlane, openControlPlane } from '@almenara/control-plane';
import { copyFreshDatabase } from '@almenara/control-plane/fresh-database';
import type { EventLog } from '@almenara/event-log';
import {
  beginErasure,
  hashSubject,
  listQueuedErasures,
  migrate,
  openTraceStore,
  tombstoneTraces,
  type TraceStoreConnection,
} from '@almenara/trace-store';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { MonitorOptions } from '../monitor-options.js';
import { createErasuresDuty } from './erasures-duty.js';
import { createStrayRowsDuty } from './stray-rows-duty.js';

const ID = '0198a7c2-6a5e-7c3b-9f10-2b7d6c1e4a55';
const { signal } = new AbortController();
let folder: string;
let store: TraceStoreConnection;
let controlPlane: ControlPlane;
let options: MonitorOptions;
let late = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'almenara-duties-'));
  store = await openTraceStore({ kind: 'embedded', folder: join(folder, 'store') });
  await migrate(store, new URL('../../../../migrations/clickhouse/', import.meta.url));
  await copyFreshDatabase(join(folder, 'control-plane'));
  controlPlane = await openControlPlane({ kind: 'embedded', folder: join(folder, 'control-plane') });
  for (const id of ['shop', 'rival']) await controlPlane.projects.ensure({ id, name: id });
  const now = () => Date.now() + late;
  options = { log: {} as EventLog, store, controlPlane, registry: new Registry(), gatewayUrl: () => '', now };
});
afterAll(async () => {
  await controlPlane.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function ask(): Promise<void> {
  const subject = hashSubject(await controlPlane.erasures.salt('shop'), 'actor', 'ana');
  const wanted = {
    id: ID,
    project: 'shop',
    kind: 'actor' as const,
    subject,
    receiptSubject: subject,
    receiptSalt: 'salt',
    reason: null,
    steps: ['tombstones', 'receipt'],
  };
  await controlPlane.erasures.create(wanted, byConfiguration('test'));
}

test('an erasure whose job was lost is woken again, and lists that nobody works on are removed when old', async () => {
  await ask();
  await beginErasure(store, 'shop', ID, { kind: 'actor', id: 'ana' });
  await beginErasure(store, 'shop', 'nobody', { kind: 'actor', id: 'bob' });
  const send = vi.fn<ControlPlane['jobs']['send']>(() => Promise.resolve());
  const jobs = { ...controlPlane.jobs, send } as ControlPlane['jobs'];
  const duty = createErasuresDuty({ ...options, controlPlane: { ...controlPlane, jobs } });
  await duty.run({ data: {}, signal });
  expect(send).toHaveBeenCalledWith('erasures', { project: 'shop', erasure: ID }, { key: ID });
  expect(await listQueuedErasures(store, 'shop', Date.now() + 60_000)).toHaveLength(2);
  late = 2 * 3_600_000;
  await duty.run({ data: {}, signal });
  expect(await listQueuedErasures(store, 'shop', Date.now() + 60_000)).toEqual([ID]);
  late = 0;
});

test('an erasure fails with a reason when the trace store no longer knows whom to erase', async () => {
  await store.command(
    "ALTER TABLE almenara.erasure_subjects DELETE WHERE project = 'shop' SETTINGS mutations_sync = 2",
  );
  const duty = createErasuresDuty({ ...options, registry: new Registry() });
  await duty.run({ data: { project: 'shop', erasure: ID }, signal });
  expect(await controlPlane.erasures.find('shop', ID)).toMatchObject({
    state: 'failed',
    failure: expect.stringContaining('Ask for the erasure again'),
  });
});

test('rows of an erased trace that a killed writer left are found by the tombstone alone', async () => {
  const spans = ['shop', 'rival'].flatMap((project) =>
    ['erased', 'kept'].map((trace_id) => ({
      project,
      trace_id,
      span_id: 's',
      version: '1',
      start_time: '2026-03-01 12:00:00.000000',
    })),
  );
  await store.insert('almenara.spans', spans);
  await tombstoneTraces(store, 'shop', 'salt', ['erased'], Date.now());
  await createStrayRowsDuty(options).run({ data: {}, signal });
  const left = await store.query('SELECT project, trace_id FROM almenara.spans ORDER BY ALL');
  expect(left).toEqual([
    { project: 'rival', trace_id: 'erased' },
    { project: 'rival', trace_id: 'kept' },
    { project: 'shop', trace_id: 'kept' },
  ]);
});
