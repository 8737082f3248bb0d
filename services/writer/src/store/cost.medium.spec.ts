import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REPRICE_DOOR, type OwnPrice } from '@almenara/contract';
import { migrate, openTraceStore, type TraceStoreConnection } from '@almenara/trace-store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { logRecord } from './log-records.js';
import { storeBatch } from './store-batch.js';

const noon = Date.UTC(2026, 10, 20, 12);
let folder: string;
let store: TraceStoreConnection;
let projects = 0;
let offset = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'almenara-cost-'));
  store = await openTraceStore({ kind: 'embedded', folder });
  await migrate(store, new URL('../../../../migrations/clickhouse/', import.meta.url));
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const call = (fields: object = {}) => ({
  kind: 'span',
  traceId: 't',
  spanId: 's',
  at: noon,
  startTime: noon,
  type: 'llm',
  provider: 'openai',
  modelAnswered: 'gpt-4o-2024-08-06',
  usage: { input: 1000, output: 100, cacheRead: 400 },
  ...fields,
});
const prices = (...own: OwnPrice[]) => ({ of: () => Promise.resolve(own) });
const nextProject = () => `p${++projects}`;
const say = (project: string, event: object, own = prices(), door = 'batch') =>
  storeBatch(store, 1, [logRecord(offset++, { project, door, events: [event] })], own);

async function costOf(project: string) {
  const [span] = await store.query<Record<string, unknown>>(
    `SELECT input_cost AS input, output_cost AS output, total_cost AS total, cost_currency AS currency, cost_source AS source
     FROM almenara.spans FINAL WHERE project = {project:String}`,
    { project },
  );
  const [trace] = await store.query<Record<string, unknown>>(
    'SELECT total_cost AS total, cost_currency AS currency FROM almenara.traces FINAL WHERE project = {project:String}',
    { project },
  );
  expect(trace).toEqual({ total: span!['total'], currency: span!['currency'] });
  return span;
}

// By hand: (600 × 2.5 + 400 × 1.25 + 100 × 10) / 10⁶.
const estimate = { input: 0.002, output: 0.001, total: 0.003, currency: 'USD', source: 'estimate' };
const unknown = { input: null, output: null, total: null, currency: '', source: '' };

it('a call without a cost gets the estimate of its price, also when model and usage come apart', async () => {
  const [together, apart] = [nextProject(), nextProject()];
  await say(together, call());
  const { usage, ...rest } = call();
  await say(apart, rest);
  expect(await costOf(apart)).toEqual(unknown);
  await say(apart, { ...call(), usage: undefined, at: noon + 1 });
  await say(apart, { kind: 'span', traceId: 't', spanId: 's', at: noon, usage });
  expect(await costOf(together)).toEqual(estimate);
  expect(await costOf(apart)).toEqual(estimate);
});

it('the cost that a sender tells wins, in either order, as it told it', async () => {
  const told = {
    kind: 'span',
    traceId: 't',
    spanId: 's',
    at: noon,
    cost: { total: 0.5, source: 'provider' },
  };
  for (const events of [
    [call(), told],
    [told, call()],
  ]) {
    const project = nextProject();
    for (const event of events) await say(project, event);
    expect(await costOf(project)).toEqual({ ...unknown, total: 0.5, source: 'provider' });
  }
});

it('a model nobody has a price for, and a step that is no model call, have no cost', async () => {
  for (const fields of [{ modelAnswered: 'ours-1' }, { type: 'agent' }, { usage: { total: 5 } }]) {
    const project = nextProject();
    await say(project, call(fields));
    expect(await costOf(project)).toEqual(unknown);
  }
});

it('new prices reach a stored call when it is named again, and only its estimate', async () => {
  const own = prices({ model: 'gpt-4o*', input: 1, output: 1, currency: 'EUR' });
  const touch = { kind: 'span', traceId: 't', spanId: 's', at: noon + 5 };
  const [estimated, told] = [nextProject(), nextProject()];
  await say(estimated, call());
  await say(told, call({ cost: { total: 0.5 } }));
  for (const project of [estimated, told]) await say(project, touch, own, REPRICE_DOOR);
  expect(await costOf(estimated)).toEqual({
    input: 0.001,
    output: 0.0001,
    total: 0.0011,
    currency: 'EUR',
    source: 'estimate',
  });
  expect(await costOf(told)).toEqual({ ...unknown, total: 0.5 });
  await say(estimated, touch, prices(), REPRICE_DOOR);
  expect(await costOf(estimated)).toEqual(estimate);
  const counted = await store.query(
    'SELECT 1 FROM almenara.unnumbered_records WHERE project = {estimated:String} AND door = {door:String}',
    { estimated, door: REPRICE_DOOR },
  );
  expect(counted).toEqual([]);
});
