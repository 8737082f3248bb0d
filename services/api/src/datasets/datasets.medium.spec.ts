import { createHash, randomUUID } from 'node:crypto';
import { type Dataset, datasetFilterSchema, type DatasetManifest, type Problem } from '@almenara/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BY_TEST } from '../testing/people.js';
import { ADMIN_TOKEN, type RunningApi, startApi } from '../testing/start-api.js';

const path = '/api/v1/projects/shop/datasets';
const LINE = `${JSON.stringify({ messages: [], metadata: { trace: 'ñ' } })}\n`;
let api: RunningApi;
let ahead = 0;

beforeAll(async () => {
  api = await startApi({ clock: () => Date.now() + ahead });
});
afterAll(() => api.stop());

const send = (address: string, body: unknown, method = 'POST') =>
  fetch(`${api.url}${address}`, {
    method,
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

/** Of many pieces, so that a stream has something to do. */
async function addReady(project = 'shop', pieces = 5) {
  const { datasets, datasetBuilds } = api.controlPlane;
  const filter = datasetFilterSchema.parse({});
  const { id } = await datasets.create({ project, name: 'd', filter, ttlMs: 3_600_000 }, BY_TEST);
  const begun = (await datasetBuilds.begin(id))!;
  const piece = Buffer.from(LINE.repeat(5000));
  for (let seq = 0; seq < pieces; seq++) await datasetBuilds.addPiece(begun, seq, piece);
  const content = Buffer.concat(Array.from({ length: pieces }, () => piece));
  const sha256 = createHash('sha256').update(content).digest('hex');
  const manifest = { version: 1, file: { sha256 }, lineage: { traces: [] } } as unknown as DatasetManifest;
  const rows = 5000 * pieces;
  await datasetBuilds.finish(begun, { rows, bytes: content.length, sha256, manifest, traceIds: ['t1'] });
  return { id, content, sha256 };
}

const linkTo = async (id: string, body: object = {}) =>
  (await (await send(`${path}/${id}/links`, body)).json()) as {
    url: string;
    manifestUrl: string;
    expiresAt: string;
  };
const refusalOf = async (url: string) => {
  const response = await fetch(url);
  return [response.status, ((await response.json()) as Problem).detail];
};

test('a dataset that was asked for waits, is listed, and goes when it is removed', async () => {
  const asked = await send(path, { name: 'failed', filter: { outcomes: ['bad'], variant: ['v1'] } });
  const made = (await asked.json()) as Dataset;
  expect(made).toMatchObject({ name: 'failed', state: 'waiting', rows: null, filter: { maxRows: 5000 } });
  expect(await (await api.ask(path)).json()).toMatchObject({ items: [{ id: made.id }], nextCursor: null });
  expect(await (await api.ask(`${path}/${made.id}`)).json()).toMatchObject({ id: made.id, manifest: null });
  const { url } = await linkTo(made.id);
  expect(await refusalOf(url)).toEqual([409, expect.stringContaining('still being built')]);
  expect(await (await send(`${path}/${made.id}`, undefined, 'DELETE')).json()).toEqual({ removed: true });
  expect((await api.ask(`${path}/${made.id}`)).status).toBe(404);
  expect(await refusalOf(url)).toEqual([404, 'this dataset was removed']);
});

test('a window that ends before it begins is refused, and so is what would be too large', async () => {
  const window = { from: '2026-03-02T00:00:00Z', to: '2026-03-01T00:00:00Z' };
  const refused = await send(path, { name: 'd', filter: window });
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain('filter.from');
  expect((await send(path, { name: 'd', filter: { maxRows: 1_000_000 } })).status).toBe(400);
  expect((await send(path, { name: 'd', filter: {}, expiresInDays: 31 })).status).toBe(400);
});

test('whoever has the link gets the bytes as they are, as a file that nobody keeps, without a session', async () => {
  const { id, content, sha256 } = await addReady();
  const { url, manifestUrl } = await linkTo(id);
  expect(url.startsWith(`${api.url}${path}/${id}/file?expires=`)).toBe(true);
  const response = await fetch(url);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/x-ndjson; charset=utf-8',
    'content-disposition': `attachment; filename="dataset-${id}.jsonl"`,
    'content-length': String(content.length),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
  });
  expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
  const manifest = await fetch(manifestUrl);
  expect(manifest.headers.get('cache-control')).toBe('no-store');
  expect(await manifest.json()).toMatchObject({ file: { sha256 } });
});

test('an expired link and a forged one are refused, and say what to do', async () => {
  const { id } = await addReady();
  const { url, manifestUrl } = await linkTo(id, { expiresInMinutes: 5 });
  const forged = [403, expect.stringContaining('does not fit')];
  const expires = new URL(url).searchParams.get('expires')!;
  for (const address of [url, manifestUrl]) {
    const changed = new URL(address);
    changed.searchParams.set('expires', String(Number(expires) + 3600));
    expect(await refusalOf(changed.href)).toEqual(forged);
    const [bare] = address.split('?');
    expect(await refusalOf(bare!)).toEqual(forged);
    expect(await refusalOf(`${bare}?expires=${expires}&signature=x&signature=y`)).toEqual(forged);
    expect(await refusalOf(address.replace(id, randomUUID()))).toEqual(forged);
    expect(await refusalOf(address.replace('/shop/', '/nowhere/'))).toEqual(forged);
  }
  ahead = 5 * 60_000 + 1000;
  expect(await refusalOf(url)).toEqual([403, expect.stringContaining('has expired')]);
  ahead = 0;
  expect((await fetch(url)).status).toBe(200);
});

test('a link of another project opens nothing here, and its datasets are none', async () => {
  const [own, rival] = [await addReady('shop', 1), await addReady('rival', 1)];
  const { url } = await linkTo(own.id);
  const forged = [403, expect.stringContaining('does not fit')];
  expect(await refusalOf(url.replace('/shop/', '/rival/').replace(own.id, rival.id))).toEqual(forged);
  expect(await refusalOf(url.replace(own.id, rival.id))).toEqual(forged);
  expect((await api.ask(`${path}/${rival.id}`)).status).toBe(404);
  expect((await send(`${path}/${rival.id}/links`, {})).status).toBe(404);
  expect((await send(`${path}/${rival.id}`, undefined, 'DELETE')).status).toBe(404);
});

test('after an erasure the link says why there is no file', async () => {
  const { id } = await addReady('shop', 1);
  const { url, manifestUrl } = await linkTo(id);
  await api.controlPlane.datasetBuilds.removeHolding('shop', ['t1']);
  const gone = [404, expect.stringContaining('a row of it was erased')];
  expect([await refusalOf(url), await refusalOf(manifestUrl)]).toEqual([gone, gone]);
  const { items } = (await (await api.ask(path)).json()) as { items: Dataset[] };
  expect(items.find((item) => item.id === id)).toMatchObject({ state: 'expired', ended: 'erasure' });
});

test('a link made by a person stands in the audit log, without its signature', async () => {
  const { id } = await addReady('shop', 1);
  const { url } = await linkTo(id);
  const [entry] = await api.controlPlane.auditLog.list('shop', {}, { limit: 1 });
  expect(entry).toMatchObject({ action: 'linkDataset', target: id });
  expect(JSON.stringify(entry)).not.toContain(new URL(url).searchParams.get('signature'));
});
