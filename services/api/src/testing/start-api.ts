import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ControlPlane, openControlPlane } from '@almenara/control-plane';
import { copyFreshDatabase } from '@almenara/control-plane/fresh-database';
import { HealthModule, type HealthOptions } from '@almenara/process-host';
import { takeRawBodies } from '@almenara/request-body';
import {
  migrate,
  openTraceStore,
  refreshTraces,
  type SpanRow,
  type TraceStoreConnection,
} from '@almenara/trace-store';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Registry } from 'prom-client';
import { ApiModule } from '../api.module.js';
import { API_SERVER_OPTIONS, type ApiOptions } from '../api-options.js';

export const ADMIN_TOKEN = 'the-admin-token-of-this-test';

export interface RunningApi {
  readonly url: string;
  readonly app: NestFastifyApplication;
  readonly store: TraceStoreConnection;
  readonly controlPlane: ControlPlane;
  /** Asks as automation does, with the admin token. */
  ask(path: string, init?: { method?: string }): Promise<Response>;
  /** As the writer does with records of a partition of the log. */
  storeSpans(
    rows: readonly (Partial<SpanRow> & { project: string; trace_id: string })[],
    logPartition?: number,
  ): Promise<void>;
  stop(): Promise<void>;
}

interface StartOptions extends Partial<ApiOptions> {
  readonly checks?: HealthOptions['checks'];
  /** Of the control plane, for tests of expiry. */
  readonly clock?: () => number;
}

/** The API on a real socket, with a store and a control plane in folders of their own. */
export async function startApi({
  checks,
  clock = Date.now,
  ...options
}: StartOptions = {}): Promise<RunningApi> {
  const registry = new Registry();
  const folder = await mkdtemp(join(tmpdir(), 'almenara-api-'));
  const store = await openTraceStore({ kind: 'embedded', folder: join(folder, 'store') });
  await migrate(store, new URL('../../../../migrations/clickhouse/', import.meta.url));
  await copyFreshDatabase(join(folder, 'control-plane'));
  const controlPlane = await openControlPlane({
    kind: 'embedded',
    folder: join(folder, 'control-plane'),
    clock,
  });
  await controlPlane.projects.ensure({
    id: 'shop',
    name: 'Shop',
    timeZone: 'Europe/Madrid',
    currency: 'EUR',
  });
  await controlPlane.projects.ensure({ id: 'rival', name: 'Rival' });
  let url = 'http://127.0.0.1:1';
  const api = ApiModule.register({
    store,
    controlPlane,
    adminToken: ADMIN_TOKEN,
    publicUrl: () => url,
    ingestKey: (project) => Promise.resolve(project === 'shop' ? 'a-key-that-is-still-known' : null),
    liveIntervalMs: 20,
    registry,
    ...options,
  });
  const health = HealthModule.register({
    registry,
    checks: { store: () => store.ping(), controlPlane: () => controlPlane.ping(), ...checks },
  });
  const adapter = new FastifyAdapter({ ...API_SERVER_OPTIONS, forceCloseConnections: true });
  const app = await NestFactory.create<NestFastifyApplication>(
    { module: class ApiUnderTest {}, imports: [api, health] },
    adapter,
    {
      bodyParser: false,
      logger: false,
    },
  );
  takeRawBodies(adapter.getInstance());
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
  return {
    url,
    app,
    store,
    controlPlane,
    ask: (path, init = {}) =>
      fetch(`${url}${path}`, { ...init, headers: { authorization: `Bearer ${ADMIN_TOKEN}` } }),
    storeSpans: async (rows, logPartition = 0) => {
      await store.insert('almenara.spans', rows);
      for (const { project, trace_id } of rows) await refreshTraces(store, project, [trace_id], logPartition);
    },
    stop: async () => {
      await app.close();
      await controlPlane.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

let version = 0;

/** A span as small as the store takes it; the version grows with each. */
export function span(
  trace_id: string,
  told: Partial<SpanRow> = {},
): Partial<SpanRow> & { project: string; trace_id: string } {
  return {
    project: 'shop',
    trace_id,
    span_id: 's1',
    version: String(++version),
    start_time: '2026-03-01 12:00:00.000000',
    start_known: 1,
    type: 'llm',
    status: 'ok',
    ...told,
  };
}
