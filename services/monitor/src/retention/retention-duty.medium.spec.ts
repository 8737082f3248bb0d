import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  byConfiguration,
  type ControlPlane,
  openControlPlane,
  RETENTION_RUN_SETTING,
  RETENTION_SETTING,
} from '@almenara/control-plane';
import { copyFreshDatabase } from '@almenara/control-plane/fresh-database';
import type { EventLog } from '@almenara/event-log';
import { migrate, openTraceStore, type TraceStoreConnection } from '@almenara/trace-store';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRetentionDuty } from './retention-duty.js';

const NOW = Date.UTC(2026, 5, 1);
const registry = new Registry();
let folder: string;
let store: TraceStoreConnection;
let controlPlane: ControlPlane;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'almenara-retention-'));
  store = await openTraceStore({ kind: 'embedded', folder: join(folder, 'store') });
  await migrate(store, new URL('../../../../migrations/clickhouse/', import.meta.url));
  await copyFreshDatabase(join(folder, 'control-plane'));
  controlPlane = await openControlPlane({ kind: 'embedded', folder: join(folder, 'control-plane') });
  for (const id of ['short', 'long', 'unset']) await controlPlane.projects.ensure({ id, name: id });
  const ages = [0, 10, 45, 100];
  const rows = ['short', 'long', 'unset'].flatMap((project) =>
    ages.map((days) => ({
      project,
      trace_id: `${days} days`,
      span_id: 's',
      version: '1',
      start_time: new Date(NOW - days * 86_400_000).toISOString().replace('T', ' ').replace('Z', '000'),
      input: '"asked"',
      total_tokens: 5,
    })),
  );
  await store.insert('almenara.spans', rows);
  const told = rows.map(({ project, trace_id, start_time }) => ({ project, trace_id, time: start_time }));
  const vector = { stream: 'prompt', encoder: 'e', span_id: 's', inclusion_probability: 1, vector: [127, 0] };
  await store.insert(
    'almenara.vectors',
    told.map((row) => ({ ...row, ...vector })),
  );
  const cells = { bags: [1, 2], counts: [5, 25], sums: [[5], [25]] };
  for (const table of ['sketch_hour', 'judged_hours'])
    await store.insert(
      `almenara.${table}`,
      told.map(({ project, time }) => ({
        project,
        stream: 'prompt',
        encoder: 'e',
        hour: time.slice(0, 19),
        ...cells,
      })),
    );
});
afterAll(async () => {
  await controlPlane.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function held(project: string): Promise<unknown[]> {
  const rows = await store.query<{ trace_id: string; input: string; total_tokens: number }>(
    'SELECT trace_id, input, total_tokens FROM almenara.spans FINAL WHERE project = {project:String} ORDER BY start_time DESC',
    { project },
  );
  return rows.map(({ trace_id, input, total_tokens }) => [trace_id, input !== '', total_tokens]);
}

test('each project keeps its own rules in one store, and a second run changes nothing', async () => {
  await controlPlane.settings.set('short', RETENTION_SETTING, { contentDays: 7, numbersDays: 30 });
  await controlPlane.settings.set('long', RETENTION_SETTING, { contentDays: 60, numbersDays: null });
  const duty = createRetentionDuty({
    log: {} as EventLog,
    store,
    controlPlane,
    registry,
    gatewayUrl: () => '',
    now: () => NOW,
  });
  const { signal } = new AbortController();
  for (let run = 0; run < 2; run++) {
    await duty.run({ data: {}, signal });
    expect(await held('short')).toEqual([
      ['0 days', true, 5],
      ['10 days', false, 5],
    ]);
    expect(await held('long')).toEqual([
      ['0 days', true, 5],
      ['10 days', true, 5],
      ['45 days', true, 5],
      ['100 days', false, 5],
    ]);
    expect(await held('unset')).toHaveLength(4);
  }
  expect(await controlPlane.settings.get('short', RETENTION_RUN_SETTING)).toBe(new Date(NOW).toISOString());
  expect(await controlPlane.settings.get('unset', RETENTION_RUN_SETTING)).toBeUndefined();
  const metrics = await registry.metrics();
  expect(metrics).toContain('almenara_monitor_retention_rows_total{action="deleted",table="spans"} 2');
  expect(metrics).toContain('almenara_monitor_retention_rows_total{action="cleared",table="spans"} 2');
});

test('labels go with the answers that they judge, and their notes with the texts', async () => {
  const by = byConfiguration('test');
  for (const days of [0, 10, 45]) {
    const answerAt = new Date(NOW - days * 86_400_000);
    const told = {
      question: 'groundedness',
      spanId: 's',
      verdict: 'supported',
      sentences: [],
      note: 'a note',
    };
    const rater = { id: 'operator', name: 'operator' };
    await controlPlane.labels.create('short', { ...told, traceId: `${days}`, rater, answerAt }, by);
  }
  const duty = createRetentionDuty({
    log: {} as EventLog,
    store,
    controlPlane,
    registry: new Registry(),
    gatewayUrl: () => '',
    now: () => NOW,
  });
  await controlPlane.settings.set('short', RETENTION_SETTING, { contentDays: 7, numbersDays: 30 });
  await duty.run({ data: { project: 'short' }, signal: new AbortController().signal });
  const left = await controlPlane.labels.list('short', {}, { limit: 9 });
  expect(left.map(({ traceId, note }) => [traceId, note]).sort()).toEqual([
    ['0', 'a note'],
    ['10', null],
  ]);
});

test('vectors go with their rows, and of the hours of before only sums of many stay', async () => {
  const [vectors] = await store.query<{ ids: string[] }>(
    "SELECT arraySort(groupArray(trace_id)) AS ids FROM almenara.vectors WHERE project = 'short'",
  );
  expect(vectors!.ids).toEqual(['0 days', '10 days']);
  for (const table of ['sketch_hour', 'judged_hours']) {
    const rows = await store.query(
      `SELECT bags, counts, sums FROM almenara.${table} WHERE project = 'short' ORDER BY hour`,
    );
    const large = { bags: [2], counts: [25], sums: [[25]] };
    const whole = { bags: [1, 2], counts: [5, 25], sums: [[5], [25]] };
    expect(rows).toEqual([large, large, whole, whole]);
  }
});

test('the evidence of an incident loses the examples that are older than texts are kept', async () => {
  const share = { value: 0.1, lo: 0, hi: 0.2 };
  const example = (days: number) => {
    const time = new Date(NOW - days * 86_400_000).toISOString();
    return { traceId: `${days}`, spanId: 's', time, text: 'asked' };
  };
  const shown = { examples: [example(1), example(10)], referenceExamples: [example(20)] };
  const cluster = { terms: [], events: 3, reference: share, current: share, ...shown };
  const cause = { cause: 'unknown' as const, candidates: [], remediation: null };
  const { key } = await controlPlane.incidents.open({
    project: 'short',
    dedupeKey: 'an alarm',
    kind: 'drift',
    stream: 'prompt',
    encoder: null,
    since: null,
    openedAt: new Date(NOW),
    cause: 'unknown',
    newShare: null,
    evidence: {
      logStatistic: null,
      logAlarm: null,
      falseIncidents: null,
      windows: null,
      comparison: null,
      attribution: {
        state: 'attributed',
        looked: 9,
        shifted: 3,
        clusters: [cluster],
        segments: [],
        documents: [],
        cause,
      },
      encoderChange: null,
    },
  });
  const options = { log: {} as EventLog, store, controlPlane, gatewayUrl: () => '', now: () => NOW };
  const duty = createRetentionDuty({ ...options, registry: new Registry() });
  await controlPlane.settings.set('short', RETENTION_SETTING, { contentDays: 7, numbersDays: 30 });
  await duty.run({ data: { project: 'short' }, signal: new AbortController().signal });
  const { evidence } = (await controlPlane.incidents.get('short', key))!;
  expect(evidence).toMatchObject({
    removedExamples: 2,
    attribution: { clusters: [{ examples: [{ traceId: '1' }], referenceExamples: [] }] },
  });
});
