import {
  call,
  cancelBackfill,
  changeEvaluator,
  countBackfill,
  createBackfill,
  type EvaluatorActivity,
  listBackfills,
  listEvaluators,
} from '@almenara/contract';
import { BACKFILL_QUEUE } from '@almenara/control-plane';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { describeEvaluator } from '../testing/describe-evaluator.js';
import { addPerson } from '../testing/people.js';
import { ADMIN_TOKEN, type RunningApi, span, startApi } from '../testing/start-api.js';

let api: RunningApi;
const options = () => ({ baseUrl: api.url, headers: { authorization: `Bearer ${ADMIN_TOKEN}` } });
const params = { project: 'shop' };
const path = '/api/v1/projects/shop/evaluators';
const window = { from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z' };
const PROCESS = '00000000-0000-4000-8000-000000000001';
const activity = (told: Partial<EvaluatorActivity> = {}): EvaluatorActivity => ({
  waitingRecords: 12,
  oldestMs: 3000,
  startedAt: '2026-03-01T12:00:00.000Z',
  runs: [
    { name: 'refusal', version: '2' },
    { name: 'repetition', version: '1' },
  ],
  projects: {
    shop: { refusal: { scored: 3, failed: 1, shed: 2, inferred: 2, cpuMs: 40, lastFailure: 'TypeError' } },
    rival: { refusal: { scored: 777, failed: 0, shed: 0, inferred: 1, cpuMs: 1, lastFailure: null } },
  },
  unavailable: [{ name: 'groundedness', reason: 'its model is not in the folder' }],
  ...told,
});
const lastEntry = async () => (await api.controlPlane.auditLog.list('shop', {}, { limit: 1 }))[0];

beforeAll(async () => {
  api = await startApi();
  await api.storeSpans([
    span('one'),
    span('two', { start_time: '2026-03-01 23:59:59.999999' }),
    span('next day', { start_time: '2026-03-02 00:00:00.000000' }),
    span('no model', { type: 'tool' }),
    span('foreign', { project: 'rival' }),
  ]);
});
afterAll(() => api.stop());

test('before any process ran there is no evaluator, and that is said', async () => {
  expect(await call(listEvaluators, { params }, options())).toEqual({ items: [], processes: [] });
  const response = await fetch(`${api.url}${path}/refusal`, {
    method: 'PUT',
    headers: { ...options().headers, 'content-type': 'application/json' },
    body: JSON.stringify({ enabled: false, share: 1 }),
  });
  expect([response.status, await response.json()]).toMatchObject([
    404,
    { code: 'not_found', detail: expect.stringContaining('no evaluator process has run yet') },
  ]);
});

test('evaluators are told with card, setting, earlier versions and the work for this project alone', async () => {
  const { evaluators } = api.controlPlane;
  await evaluators.register([
    describeEvaluator('refusal'),
    describeEvaluator('repetition'),
    describeEvaluator('gone'),
  ]);
  await evaluators.register([describeEvaluator('refusal', { version: '2' })]);
  await evaluators.report(PROCESS, activity());
  const text = await (await api.ask(path)).text();
  expect(text).not.toContain('777');
  const { items, processes } = await call(listEvaluators, { params }, options());
  expect(items).toMatchObject([
    {
      name: 'refusal',
      version: '2',
      card: { question: 'Is it good?' },
      setting: { enabled: true, share: 1 },
      earlierVersions: [{ version: '1' }],
      activity: { scored: 3, failed: 1, shed: 2, inferred: 2, cpuMs: 40, lastFailure: 'TypeError' },
    },
    { name: 'repetition', activity: { scored: 0, lastFailure: null }, earlierVersions: [] },
  ]);
  expect(processes).toMatchObject([
    { id: PROCESS, waitingRecords: 12, oldestMs: 3000, unavailable: [{ name: 'groundedness' }] },
  ]);
});

test('a setting holds for its project alone, and is in the audit log', async () => {
  const body = { enabled: true, share: 0.25 };
  const refusal = { params: { ...params, evaluator: 'refusal' }, body };
  expect(await call(changeEvaluator, refusal, options())).toEqual(body);
  const off = { params: { ...params, evaluator: 'repetition' }, body: { enabled: false, share: 1 } };
  await call(changeEvaluator, off, options());
  const settingsOf = async (project: string) =>
    (await call(listEvaluators, { params: { project } }, options())).items.map(({ setting }) => setting);
  expect(await settingsOf('shop')).toEqual([body, { enabled: false, share: 1 }]);
  expect(await settingsOf('rival')).toEqual([
    { enabled: true, share: 1 },
    { enabled: true, share: 1 },
  ]);
  expect(await api.controlPlane.evaluatorSettings.of('shop')).toMatchObject({ refusal: body });
  expect(await lastEntry()).toMatchObject({
    action: 'changeEvaluator',
    target: 'evaluators',
    before: { refusal: 'share 0.25' },
    after: { refusal: 'share 0.25', repetition: 'off' },
  });
});

test('an unknown evaluator is not found, with the names of the known ones', async () => {
  const known = 'known are gone, refusal, repetition';
  const wrong = { params: { ...params, evaluator: 'refusals' }, body: { enabled: true, share: 1 } };
  await expect(call(changeEvaluator, wrong, options())).rejects.toMatchObject({
    problem: { status: 404, detail: expect.stringContaining(known) },
  });
  const before = await lastEntry();
  const body = { ...window, evaluator: 'refusals' };
  await expect(call(createBackfill, { params, body }, options())).rejects.toMatchObject({
    problem: { status: 404, detail: expect.stringContaining(known) },
  });
  expect(await lastEntry()).toEqual(before);
});

test('a back-fill is counted, durable, handed to the evaluators once, and can be cancelled once', async () => {
  expect(await call(countBackfill, { params, body: window }, options())).toEqual({ traces: 3 });
  const made = await call(createBackfill, { params, body: { ...window, evaluator: 'refusal' } }, options());
  expect(made).toMatchObject({
    state: 'waiting',
    from: '2026-03-01T00:00:00.000Z',
    evaluator: 'refusal',
    traces: 3,
    looked: 0,
    scored: 0,
    by: 'operator',
  });
  expect(await lastEntry()).toMatchObject({
    action: 'createBackfill',
    target: made.id,
    after: { traces: 3 },
  });
  const second = await call(createBackfill, { params, body: window }, options());
  const jobs: unknown[] = [];
  await api.controlPlane.jobs.work(BACKFILL_QUEUE, async ({ data }) => void jobs.push(data));
  await vi.waitFor(() => expect(jobs).toEqual([{ project: 'shop' }]), { timeout: 100_000 });

  const first = await call(listBackfills, { params, query: { limit: 1 } }, options());
  expect(first.items.map(({ id, evaluator }) => [id, evaluator])).toEqual([[second.id, null]]);
  const rest = await call(
    listBackfills,
    { params, query: { limit: 1, cursor: first.nextCursor! } },
    options(),
  );
  expect([rest.items.map(({ id }) => id), rest.nextCursor]).toEqual([[made.id], null]);

  const address = { params: { ...params, backfill: made.id } };
  expect(await call(cancelBackfill, address, options())).toMatchObject({ state: 'cancelled' });
  expect(await lastEntry()).toMatchObject({ action: 'cancelBackfill', target: made.id });
  await expect(call(cancelBackfill, address, options())).rejects.toMatchObject({ problem: { status: 409 } });
  const foreign = { params: { project: 'rival', backfill: made.id } };
  await expect(call(cancelBackfill, foreign, options())).rejects.toMatchObject({ problem: { status: 404 } });
});

test('a window without anything to score is done at once', async () => {
  const body = { from: '2020-01-01T00:00:00Z', to: '2020-01-02T00:00:00Z' };
  expect(await call(createBackfill, { params, body }, options())).toMatchObject({
    state: 'done',
    traces: 0,
    finishedAt: expect.any(String),
  });
});

test('a viewer sees all of it and changes nothing, an engineer changes it', async () => {
  const as = async (role: 'viewer' | 'engineer') => {
    const { cookie } = await addPerson(api.controlPlane, 'shop', role);
    return { baseUrl: api.url, headers: { cookie, origin: api.url } };
  };
  const viewer = await as('viewer');
  expect((await call(listEvaluators, { params }, viewer)).items).toHaveLength(2);
  expect((await call(listBackfills, { params }, viewer)).items.length).toBeGreaterThan(0);
  const change = { params: { ...params, evaluator: 'refusal' }, body: { enabled: false, share: 1 } };
  for (const refused of [
    call(changeEvaluator, change, viewer),
    call(countBackfill, { params, body: window }, viewer),
    call(createBackfill, { params, body: window }, viewer),
  ]) {
    await expect(refused).rejects.toMatchObject({
      problem: { status: 403, detail: expect.stringContaining('role engineer') },
    });
  }
  expect(await call(changeEvaluator, change, await as('engineer'))).toEqual(change.body);
});

test.each([
  ['a share of nothing', 'PUT', `${path}/refusal`, { enabled: true, share: 0 }],
  ['a share of more than all', 'PUT', `${path}/refusal`, { enabled: true, share: 1.01 }],
  ['a window that ends before it begins', 'POST', `${path}/backfills`, { from: window.to, to: window.from }],
  ['a window without an end', 'POST', `${path}/backfills`, { from: window.from }],
  ['a time without a zone', 'POST', `${path}/backfills/count`, { ...window, to: '2026-03-02T00:00:00' }],
  ['an id that is none', 'POST', `${path}/backfills/none/cancel`, {}],
])('%s is refused', async (_, method, address, body) => {
  const response = await fetch(`${api.url}${address}`, {
    method,
    headers: { ...options().headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(400);
});
