import { countErasure, erasureSchema, type Erasure, type Problem } from '@almenara/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_TOKEN, type RunningApi, span, startApi } from '../testing/start-api.js';

let api: RunningApi;
const base = '/api/v1/projects/shop';

beforeAll(async () => {
  api = await startApi();
  await api.storeSpans([
    span('a', { actor_id: 'ana@example.org', session_id: 'talk' }),
    span('b', { actor_id: 'bob' }),
    span('c', { project: 'rival', actor_id: 'ana@example.org' }),
  ]);
});
afterAll(() => api.stop());

function send(path: string, body: unknown, method = 'POST'): Promise<Response> {
  return fetch(`${api.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function start(body: unknown): Promise<Erasure> {
  const response = await send(`${base}/erasures`, body);
  expect(response.status).toBe(200);
  return erasureSchema.parse(await response.json());
}

describe('erasures', () => {
  test('count what they would remove, of an unknown subject nothing', async () => {
    const count = async (body: unknown) =>
      countErasure.response.parse(await (await send(`${base}/erasures/count`, body)).json());
    expect(await count({ kind: 'actor', id: 'ana@example.org' })).toEqual({
      spans: 1,
      traces: 1,
      scores: 0,
      vectors: 0,
      deadLetters: 0,
      labels: 0,
    });
    expect(await count({ kind: 'session', id: 'talk' })).toMatchObject({ spans: 1 });
    expect(await count({ kind: 'actor', id: 'nobody' })).toMatchObject({ spans: 0, traces: 0 });
  });

  test('asked for again while under way are the same one, also by many at once', async () => {
    const body = { kind: 'actor', id: 'ana@example.org', reason: 'asked by mail' };
    const all = await Promise.all([start(body), start(body), start(body)]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(all[0]).toMatchObject({ state: 'waiting', progress: 0, receipt: null, createdBy: 'operator' });
    expect((await start({ ...body, kind: 'session' })).id).not.toBe(all[0].id);
    const one = await api.ask(`${base}/erasures/${all[0].id}`);
    expect(erasureSchema.parse(await one.json())).toEqual(all[0]);
    expect((await api.ask(`/api/v1/projects/rival/erasures/${all[0].id}`)).status).toBe(404);
  });

  test('keep the plain id nowhere but in the list of the trace store that is removed at the end', async () => {
    const answer = await (await api.ask(`${base}/erasures`)).text();
    expect(answer).not.toContain('ana@example.org');
    const queued = await api.store.query('SELECT subject FROM almenara.erasure_subjects');
    expect(JSON.stringify(queued)).toContain('ana@example.org');
  });

  test('are listed page by page, the newest first', async () => {
    for (const id of ['x1', 'x2']) await start({ kind: 'trace', id });
    interface Page {
      items: Erasure[];
      nextCursor: string | null;
    }
    const first = (await (await api.ask(`${base}/erasures?limit=3`)).json()) as Page;
    const second = (await (
      await api.ask(`${base}/erasures?limit=3&cursor=${first.nextCursor}`)
    ).json()) as Page;
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([3, 1, null]);
    const times = [...first.items, ...second.items].map(({ createdAt }) => createdAt);
    expect([...times].sort().reverse()).toEqual(times);
  });

  test.each([
    [{ kind: 'actor', id: '' }, 'id'],
    [{ kind: 'project', id: 'a' }, 'kind'],
    [{ kind: 'actor', id: 'secret-id', reason: 'because of secret-id' }, 'reason'],
  ])('%o is refused by naming %s, without its value', async (body, field) => {
    const response = await send(`${base}/erasures`, body);
    const problem = (await response.json()) as Problem;
    expect([response.status, problem.errors?.[0]?.field]).toEqual([400, field]);
    expect(JSON.stringify(problem)).not.toContain('secret-id');
  });

  test('a cursor or an id that we did not make is refused', async () => {
    expect((await api.ask(`${base}/erasures?cursor=nonsense`)).status).toBe(400);
    expect((await api.ask(`${base}/erasures/not-an-id`)).status).toBe(400);
    expect((await api.ask(`${base}/erasures/0198a7c2-6a5e-7c3b-9f10-2b7d6c1e4a55`)).status).toBe(404);
  });
});

describe('receipts', () => {
  test('verify as they were signed, and only then', async () => {
    const verify = async (receipt: unknown) => (await send('/api/v1/receipts/verify', { receipt })).json();
    const receipt = await api.controlPlane.receipts.sign({ project: 'shop', removed: { spans: 3 } });
    expect(await verify(receipt)).toEqual({ valid: true, reason: null });
    expect(await verify({ ...receipt, removed: { spans: 4 } })).toEqual({
      valid: false,
      reason: 'wrong_signature',
    });
    expect(await verify('no receipt')).toEqual({ valid: false, reason: 'malformed' });
    expect(await (await api.ask('/api/v1/receipt-key')).json()).toEqual({
      keyId: receipt.keyId,
      algorithm: 'Ed25519',
      publicKey: expect.stringMatching(/^-----BEGIN PUBLIC KEY-----/),
    });
  });
});
