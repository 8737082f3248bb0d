import {
  call,
  getReplay,
  listDeadLetterReasons,
  listDeadLetters,
  listReplays,
  replayDeadLetters,
} from '@almenara/contract';
import { REPLAY_QUEUE } from '@almenara/control-plane';
import { toStoreTime, type DeadLetterRow } from '@almenara/trace-store';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ADMIN_TOKEN, type RunningApi, startApi } from '../testing/start-api.js';

let api: RunningApi;
const options = () => ({ baseUrl: api.url, headers: { authorization: `Bearer ${ADMIN_TOKEN}` } });
const params = { project: 'shop' };
const secret = `sk-proj-${'a1B2'.repeat(8)}`;

function letter(told: Partial<DeadLetterRow>): DeadLetterRow {
  return {
    project: 'shop',
    id: 'a',
    version: '1',
    at: toStoreTime(Date.now()),
    reason: 'was refused',
    door: 'batch',
    sender: 'app',
    sequence: 2,
    content: JSON.stringify({ kind: 'span', input: `with ${secret}` }),
    state: 'open',
    replay: '',
    ...told,
  };
}

beforeAll(async () => {
  api = await startApi();
  await api.store.insert('almenara.dead_letters', [
    letter({}),
    letter({ id: 'b', state: 'failed_again' }),
    letter({ id: 'c', reason: 'the log record is not JSON', door: '' }),
    letter({ id: 'd', state: 'stored', content: '' }),
    letter({ project: 'rival', reason: 'rival' }),
  ]);
});
afterAll(() => api.stop());

test('letters are told by reason and state, and what looks like a secret is masked', async () => {
  const { items } = await call(listDeadLetterReasons, { params }, options());
  expect(items).toMatchObject([
    { reason: 'was refused', count: 2, failedAgain: 1, notReplayable: 0 },
    { reason: 'the log record is not JSON', count: 1, notReplayable: 1, sampleId: 'c' },
  ]);
  const query = { reason: 'was refused', state: 'open' as const };
  const page = await call(listDeadLetters, { params, query }, options());
  expect(page.items).toMatchObject([{ id: 'a', state: 'open', replayable: true }]);
  expect(page.items[0]!.content).toBe('{"kind":"span","input":"with [redacted:api_key]"}');
  expect(await (await api.ask('/api/v1/projects/shop/dead-letters')).text()).not.toContain(secret);
});

test('without a word a replay is a dry run: it counts and leaves nothing behind', async () => {
  expect(await call(replayDeadLetters, { params, body: {} }, options())).toEqual({
    count: 2,
    notReplayable: 1,
    replay: null,
  });
  const none = { ids: ['c'], dryRun: false };
  expect(await call(replayDeadLetters, { params, body: none }, options())).toEqual({
    count: 0,
    notReplayable: 1,
    replay: null,
  });
  expect((await call(listReplays, { params }, options())).items).toEqual([]);
});

test('a replay is durable, handed to the monitors, and told with what the writer has decided so far', async () => {
  const body = { reason: 'was refused', dryRun: false };
  const { count, replay } = await call(replayDeadLetters, { params, body }, options());
  expect([count, replay]).toMatchObject([2, { state: 'waiting', total: 2, appended: 0, by: 'operator' }]);
  const second = await call(replayDeadLetters, { params, body: { ids: ['a'], dryRun: false } }, options());
  const jobs: unknown[] = [];
  await api.controlPlane.jobs.work(REPLAY_QUEUE, async ({ data }) => void jobs.push(data));
  await vi.waitFor(() => expect(jobs).toEqual([{ project: 'shop' }]), { timeout: 100_000 });

  await api.store.insert('almenara.dead_letters', [
    letter({ version: '2', state: 'stored', content: '', replay: replay!.id }),
  ]);
  const address = { params: { ...params, replay: replay!.id } };
  expect(await call(getReplay, address, options())).toMatchObject({ stored: 1, failedAgain: 0 });
  await api.controlPlane.replays.finish(replay!.id, {
    state: 'done',
    stored: 1,
    failedAgain: 1,
    failure: null,
  });
  expect(await call(getReplay, address, options())).toMatchObject({
    state: 'done',
    stored: 1,
    failedAgain: 1,
  });

  const first = await call(listReplays, { params, query: { limit: 1 } }, options());
  expect(first.items.map(({ id, ids }) => [id, ids])).toEqual([[second.replay!.id, 1]]);
  const rest = await call(listReplays, { params, query: { limit: 1, cursor: first.nextCursor! } }, options());
  expect(rest.items.map(({ id }) => id)).toEqual([replay!.id]);
  expect(rest.nextCursor).toBeNull();
});

test('replays of another project are not found, and wrong input is named', async () => {
  const { items } = await call(listReplays, { params }, options());
  const foreign = await api.ask(`/api/v1/projects/rival/dead-letters/replays/${items[0]!.id}`);
  expect(foreign.status).toBe(404);
  expect((await api.ask('/api/v1/projects/shop/dead-letters/replays/none')).status).toBe(400);
  const cursor = await api.ask('/api/v1/projects/shop/dead-letters/replays?cursor=secretvalue');
  expect(cursor.status).toBe(400);
  expect(await cursor.text()).not.toContain('secretvalue');
});
