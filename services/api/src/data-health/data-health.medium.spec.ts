import { call, getDataHealth, listGaps, listSenders, type DataHealth } from '@almenara/contract';
import { byConfiguration, CANARY_PROJECT } from '@almenara/control-plane';
import { toStoreTime, type DeadLetterRow, type LedgerStoreRow } from '@almenara/trace-store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_TOKEN, type RunningApi, startApi } from '../testing/start-api.js';

let api: RunningApi;
const options = () => ({ baseUrl: api.url, headers: { authorization: `Bearer ${ADMIN_TOKEN}` } });
const health = (project = 'shop'): Promise<DataHealth> =>
  call(getDataHealth, { params: { project } }, options());
const codes = ({ reasons }: DataHealth) => reasons.map(({ code }) => code);

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

function ledgerRow(told: Partial<LedgerStoreRow>): LedgerStoreRow {
  return {
    project: 'shop',
    sender: 'app',
    sequence: 1,
    part: 0,
    version: '1',
    declared: 2,
    stored: 2,
    dead_lettered: 0,
    rejected: 0,
    erased: 0,
    received_at: toStoreTime(Date.now()),
    dead_letters: [],
    ...told,
  };
}

const letter: DeadLetterRow = {
  project: 'shop',
  id: 'letter',
  version: '1',
  at: toStoreTime(Date.now()),
  reason: 'was refused',
  door: 'batch',
  sender: 'app',
  sequence: 2,
  content: '{"kind":"span"}',
  state: 'open',
  replay: '',
};

test('a project goes from unproven to proven to missing and back, as canaries and books say', async () => {
  expect(await health()).toMatchObject({ verdict: 'unproven', canary: { latest: null, sent: 0 } });
  expect(codes(await health())).toEqual(['canary_absent', 'no_traffic']);

  const minute = (await api.controlPlane.canaries.begin())!;
  expect(await health()).toMatchObject({
    verdict: 'unproven',
    canary: { latest: { storedAfterMs: null, failure: null }, sent: 1, stored: 0 },
  });
  await api.controlPlane.canaries.finish(minute, { sentAt: new Date(), storedAfterMs: 90 });
  expect(await health()).toMatchObject({
    verdict: 'proven',
    canary: { sent: 1, stored: 1, storedAfterMsP50: 90, storedAfterMsP95: 90 },
    freshness: { lastReceivedAt: null },
  });

  await api.store.insert('almenara.ledger', [
    ledgerRow({}),
    ledgerRow({ sequence: 2, stored: 1, dead_lettered: 1, dead_letters: ['letter'] }),
  ]);
  await api.store.insert('almenara.dead_letters', [letter]);
  const missing = await health();
  expect(missing).toMatchObject({
    verdict: 'missing',
    reasons: [{ code: 'dead_letters_open', verdict: 'missing', numbers: { count: 1 } }],
    ledger: { senders: 1, requests: 2, declared: 4, stored: 3, deadLettered: 1, underWay: 0 },
    deadLetters: { open: 1 },
  });
  expect(Date.parse(missing.freshness.lastReceivedAt!)).toBeGreaterThan(Date.now() - 60_000);

  await api.store.insert('almenara.dead_letters', [
    { ...letter, version: '2', state: 'stored', content: '', replay: 'r' },
  ]);
  expect(await health()).toMatchObject({
    verdict: 'proven',
    reasons: [],
    ledger: { declared: 4, stored: 4, recovered: 1, deadLettered: 0 },
  });
  expect(await health('rival')).toMatchObject({ verdict: 'proven', ledger: { requests: 0 } });

  // What became of a canary is said once.
  await api.controlPlane.canaries.finish(minute, { failure: 'not_stored' });
  expect(await health()).toMatchObject({ verdict: 'proven' });
});

test('senders and gaps are told to the page', async () => {
  await api.store.insert('almenara.ledger', [
    ledgerRow({ sequence: 6, received_at: toStoreTime(Date.now() - 3_600_000) }),
    ledgerRow({ sequence: 9 }),
  ]);
  const params = { project: 'shop' };
  const senders = await call(listSenders, { params }, options());
  expect(senders.items).toMatchObject([{ sender: 'app', firstSequence: 1, lastSequence: 9, missing: 5 }]);
  const gaps = await call(listGaps, { params, query: { sender: 'app' } }, options());
  expect(gaps.items).toMatchObject([
    { first: 3, last: 5, count: 3, due: true },
    { first: 7, last: 8, count: 2, due: false },
  ]);
  expect(await health()).toMatchObject({ verdict: 'missing', ledger: { gapsDue: 3, gapsNotYetDue: 2 } });
  const refused = await api.ask('/api/v1/projects/shop/ledger/gaps?cursor=secretvalue');
  expect(refused.status).toBe(400);
});

test('the canaries’ own project is in no list, and nobody but the operator reaches it', async () => {
  await api.controlPlane.projects.ensure({ id: CANARY_PROJECT, name: 'Canary' });
  expect(await (await api.ask('/api/v1/projects')).text()).not.toContain(CANARY_PROJECT);
  const wanted = { name: 'foreign', role: 'admin' as const };
  const { key } = await api.controlPlane.keys.create('shop', wanted, byConfiguration('test'));
  const paths = ['', '/traces', '/data-health', '/ingest-key'];
  for (const path of paths) {
    const address = `/api/v1/projects/${CANARY_PROJECT}${path}`;
    const headers = { authorization: `Bearer ${key}` };
    expect((await fetch(`${api.url}${address}`, { headers })).status).toBe(404);
    expect((await api.ask(address)).status).toBe(200);
  }
});
