import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { API_SERVER_OPTIONS, ApiModule } from '@almenara/api';
import {
  type DatasetManifest,
  datasetRowSchema,
  type DeliveryDetail,
  type RemediationDetail,
  type RemediationPayload,
} from '@almenara/contract';
import {
  byConfiguration,
  type ControlPlane,
  type NewIncident,
  openControlPlane,
} from '@almenara/control-plane';
import { copyFreshDatabase } from '@almenara/control-plane/fresh-database';
import { createDatasetsDuty, createDeliveriesDuty, createRemediationsDuty } from '@almenara/monitor';
import { takeRawBodies } from '@almenara/request-body';
import {
  migrate,
  openTraceStore,
  refreshTraces,
  toStoreTime,
  type TraceStoreConnection,
} from '@almenara/trace-store';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ADMIN_TOKEN = 'the-admin-token-of-this-test';
const BY = byConfiguration('test');
const { signal } = new AbortController();
let folder: string;
let store: TraceStoreConnection;
let controlPlane: ControlPlane;
let app: NestFastifyApplication;
let url = '';
let receiver: Server;
const received: RemediationPayload[] = [];

/** The doors and the duties that take part, on embedded engines and real sockets. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'almenara-retrain-'));
  store = await openTraceStore({ kind: 'embedded', folder: join(folder, 'store') });
  await migrate(store, new URL('../../../migrations/clickhouse/', import.meta.url));
  await copyFreshDatabase(join(folder, 'control-plane'));
  controlPlane = await openControlPlane({ kind: 'embedded', folder: join(folder, 'control-plane') });
  const api = ApiModule.register({
    store,
    controlPlane,
    adminToken: ADMIN_TOKEN,
    publicUrl: () => url,
    ingestKey: () => Promise.resolve(null),
    registry: new Registry(),
  });
  const adapter = new FastifyAdapter({ ...API_SERVER_OPTIONS, forceCloseConnections: true });
  const root = { module: class ApiUnderTest {}, imports: [api] };
  app = await NestFactory.create<NestFastifyApplication>(root, adapter, { bodyParser: false, logger: false });
  takeRawBodies(adapter.getInstance());
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
  receiver = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      received.push((JSON.parse(body) as { data: RemediationPayload }).data);
      response.writeHead(202).end();
    });
  });
  await once(receiver.listen(0, '127.0.0.1'), 'listening');
});
afterAll(async () => {
  receiver.close();
  await app.close();
  await controlPlane.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function storeAnswers(project: string): Promise<void> {
  const rows = Array.from({ length: 30 }, (_, n) => {
    const of = { project, trace_id: `t${n}`, start_time: toStoreTime(Date.now() - 3_600_000), version: '1' };
    return { of, n };
  });
  await store.insert(
    'almenara.spans',
    rows.map(({ of, n }) => ({
      ...of,
      span_id: 's',
      start_known: 1,
      type: 'llm',
      variant: 'v1',
      input: JSON.stringify([{ role: 'user', content: `Question ${n} about ${n * 7} and ${n * 13}` }]),
      output: JSON.stringify(`A wrong answer ${n}`),
    })),
  );
  const scoreOf = ({ of, n }: (typeof rows)[number]) => ({
    project,
    version: '1',
    at: of.start_time,
    trace_id: of.trace_id,
    span_id: 's',
    id: `g ${n}`,
    name: 'groundedness',
    source: 'evaluator',
    evaluator: 'groundedness',
    evaluator_version: '1',
    label: 'unsupported',
    value: 0.1,
    inclusion_probability: 1,
  });
  await store.insert('almenara.scores', rows.map(scoreOf));
  await refreshTraces(
    store,
    project,
    rows.map(({ of }) => of.trace_id),
    0,
  );
}

async function proposeRetraining(project: string): Promise<string> {
  await controlPlane.projects.ensure({ id: project, name: project });
  const { id: target } = await controlPlane.targets.create(
    project,
    {
      name: 'Trainer',
      config: { kind: 'webhook', url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/` },
      secret: `whsec_${'A'.repeat(43)}=`,
      tellsIncidents: false,
      actions: ['retrain'],
      mode: 'approve',
      cooldownHours: 0,
      monthlyBudget: null,
      idempotent: true,
      approverNotProposer: false,
      sendExamples: false,
      maintenance: [],
      retrains: null,
    },
    BY,
  );
  const evidence: NewIncident['evidence'] = {
    logStatistic: 9,
    logAlarm: 8,
    falseIncidents: 0.1,
    windows: null,
    comparison: null,
    encoderChange: null,
    attribution: null,
  };
  const { key } = await controlPlane.incidents.open({
    project,
    dedupeKey: 'the alarm',
    kind: 'drift',
    stream: 'response',
    encoder: null,
    since: null,
    openedAt: new Date(),
    cause: 'version_changed_answers',
    newShare: null,
    evidence,
  });
  const wanted = {
    project,
    incidentNumber: Number(key.slice(4)),
    targetId: target,
    action: 'retrain',
  } as const;
  return (await controlPlane.remediations.propose({ ...wanted, reason: 'by_hand', subjects: [] }, BY))!.id;
}

const options = () => ({
  store,
  controlPlane,
  log: undefined as never,
  registry: new Registry(),
  gatewayUrl: () => '',
  publicUrl: () => url,
  privateTargets: 'loopback' as const,
});
const remediate = () => createRemediationsDuty(options()).run({ data: {}, signal });
const deliver = () => createDeliveriesDuty(options()).run({ data: {}, signal });
async function buildAll(): Promise<void> {
  const duty = createDatasetsDuty(options());
  for (const { id } of await controlPlane.datasetBuilds.listUnderWay())
    await duty.run({ data: { dataset: id }, signal });
}
async function ask<Answer>(path: string, body?: object): Promise<Answer> {
  const response = await fetch(`${url}/api/v1/projects/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

test('an approved retraining waits for its dataset, whose link then gives the bytes that the request names', async () => {
  await controlPlane.projects.ensure({ id: 'shop', name: 'shop' });
  await storeAnswers('shop');
  const id = await proposeRetraining('shop');
  await remediate();
  await ask(`shop/remediations/${id}/approve`, {});
  // Two monitors, again and again: nothing is sent before the file is there.
  for (const _ of [1, 2]) await Promise.all([remediate(), remediate()]);
  await deliver();
  expect(received).toEqual([]);
  expect(await controlPlane.datasets.list('shop', { limit: 9 })).toHaveLength(1);
  await buildAll();
  await Promise.all([remediate(), remediate()]);
  await Promise.all([deliver(), deliver()]);
  expect(received).toHaveLength(1);

  const dataset = received[0]!.retrain!.dataset!;
  const file = Buffer.from(await (await fetch(dataset.url)).arrayBuffer());
  expect(createHash('sha256').update(file).digest('hex')).toBe(dataset.sha256);
  const lines = file.toString().trimEnd().split('\n');
  const rows = lines.map((line) => datasetRowSchema.parse(JSON.parse(line)));
  expect(rows).toHaveLength(dataset.rows);
  expect(rows).toHaveLength(30);
  const manifest = (await (await fetch(dataset.manifestUrl)).json()) as DatasetManifest;
  expect(manifest).toMatchObject({
    format: dataset.format,
    file: { sha256: dataset.sha256, rows: 30 },
    evaluator: { name: 'groundedness', version: '1' },
  });
  // It is of use for as long as the job may take.
  expect(Math.abs(Date.parse(dataset.expiresAt) - Date.parse(received[0]!.expiresAt))).toBeLessThan(2000);
});

test('people who see the remediation or its delivery do not get the link', async () => {
  const { items } = await ask<{ items: { id: string }[] }>('shop/remediations');
  const shown = await ask<RemediationDetail>(`shop/remediations/${items[0]!.id}`);
  expect(shown.history.map(({ event }) => event)).toEqual([
    'proposed',
    'approved',
    'dataset_ready',
    'delivered',
  ]);
  const dataset = shown.request!.retrain!.dataset!;
  expect(dataset).toMatchObject({ rows: 30, sha256: received[0]!.retrain!.dataset!.sha256 });
  expect((await fetch(dataset.url)).status).toBe(403);
  const delivery = await ask<DeliveryDetail>(`shop/deliveries/${shown.deliveryId}`);
  expect(JSON.stringify(delivery.data)).toContain(dataset.sha256);
  expect(JSON.stringify(delivery.data)).not.toContain('signature=');
});

test('where nothing was judged the retraining fails, says so, and asks nobody', async () => {
  const id = await proposeRetraining('quiet');
  await remediate();
  await ask(`quiet/remediations/${id}/approve`, {});
  const before = received.length;
  await remediate();
  await buildAll();
  await remediate();
  await deliver();
  expect(received).toHaveLength(before);
  expect(await controlPlane.remediations.get('quiet', id)).toMatchObject({
    state: 'failed',
    failure: 'dataset_empty',
    deliveryId: null,
  });
});

test('a retraining that is cancelled while its dataset is built asks nobody', async () => {
  const id = await proposeRetraining('cancelled');
  await storeAnswers('cancelled');
  await remediate();
  await ask(`cancelled/remediations/${id}/approve`, {});
  await remediate();
  await ask(`cancelled/remediations/${id}/cancel`, {});
  const before = received.length;
  await buildAll();
  await remediate();
  await deliver();
  expect(received).toHaveLength(before);
  expect((await controlPlane.remediations.get('cancelled', id))!.state).toBe('cancelled');
});
