import type { Incident } from '@almenara/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { alarmOf } from '../testing/incident-inputs.js';
import { ADMIN_TOKEN, type RunningApi, startApi } from '../testing/start-api.js';

let api: RunningApi;
const path = '/api/v1/projects/shop/incidents';

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const send = (address: string, body: unknown, method = 'POST') =>
  fetch(`${api.url}${address}`, {
    method,
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const open = async (told = {}) => (await api.controlPlane.incidents.open(alarmOf('shop', told))).key;

test('an incident is acknowledged, noted and closed, and its history tells it', async () => {
  const key = await open({ newShare: { value: 0.06, lo: 0.03, hi: 0.09 } });
  expect((await send(`${path}/${key}/acknowledge`, { note: 'on it' })).status).toBe(200);
  expect((await send(`${path}/${key}/comments`, { note: 'a new catalogue' })).status).toBe(200);
  const closed = (await (await send(`${path}/${key}/close`, { resolution: 'resolved' })).json()) as Incident;
  expect(closed).toMatchObject({
    key,
    state: 'closed',
    resolution: 'resolved',
    since: '2026-03-01T07:00:00.000Z',
    newShare: { value: 0.06 },
    acknowledgedBy: { id: 'operator' },
    evidence: { frozenAt: '2026-03-01T09:15:00.000Z', digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
    history: [
      { event: 'opened', by: null },
      { event: 'acknowledged', note: 'on it' },
      { event: 'commented', note: 'a new catalogue' },
      { event: 'closed', note: null },
    ],
  });
  expect(await (await api.ask(`${path}/${key}`)).json()).toEqual(closed);
});

test('closing again as the same changes nothing, as something else is a conflict', async () => {
  const key = await open();
  const close = (resolution: string) => send(`${path}/${key}/close`, { resolution, note: 'why' });
  const first: unknown = await (await close('false_alarm')).json();
  expect(await (await close('false_alarm')).json()).toEqual(first);
  const other = await close('resolved');
  expect([other.status, await other.json()]).toEqual([
    409,
    expect.objectContaining({ detail: `${key} was closed already, as false_alarm.` }),
  ]);
});

test('the new normal needs a reason, and shows in the settings of drift', async () => {
  const key = await open({ stream: 'output' });
  const refused = await send(`${path}/${key}/close`, { resolution: 'new_normal' });
  expect([refused.status, await refused.json()]).toEqual([
    400,
    expect.objectContaining({ errors: [expect.objectContaining({ field: 'note' })] }),
  ]);
  expect((await send(`${path}/${key}/close`, { resolution: 'new_normal', note: 'a new shop' })).status).toBe(
    200,
  );
  expect(await (await api.ask('/api/v1/projects/shop/drift/settings')).json()).toMatchObject({
    streams: { output: { reference: { kind: 'since', from: '2026-03-01T07:00:00.000Z' } } },
  });
});

test('the list has open ones first and pages through all', async () => {
  for (let n = 0; n < 3; n++) await open();
  const read = async (query: string) =>
    (await (await api.ask(`${path}?${query}`)).json()) as {
      items: Incident[];
      nextCursor: string | null;
      open: number;
    };
  const all = await read('limit=100');
  expect(all.items.slice(0, 3).map(({ state }) => state)).toEqual(['open', 'open', 'open']);
  expect(all).toMatchObject({ nextCursor: null, open: 3 });
  const first = await read('limit=2');
  const second = await read(`limit=100&cursor=${encodeURIComponent(first.nextCursor!)}`);
  expect([...first.items, ...second.items]).toEqual(all.items);
  expect((await read('state=closed&kind=drift&kind=encoder_changed')).items).toHaveLength(
    all.items.length - 3,
  );
  expect((await read('kind=encoder_changed')).items).toEqual([]);
});

test.each(['INC-999999', 'INC-0', 'inc-1', '1', 'x'])('%s is no incident of the project', async (key) => {
  expect([400, 404]).toContain((await api.ask(`${path}/${key}`)).status);
  expect([400, 404]).toContain((await send(`${path}/${key}/close`, { resolution: 'resolved' })).status);
});

test.each([
  ['merged', {}],
  ['recovered', {}],
  ['resolved', { note: '' }],
])('closing as %s with %j is refused', async (resolution, told) => {
  const key = await open();
  expect((await send(`${path}/${key}/close`, { resolution, ...told })).status).toBe(400);
});

test('alarms of one cause are one incident in the list, with evidence of each stream on its page', async () => {
  const told = { cause: 'users_changed', since: new Date('2026-05-01T07:00:00Z') };
  const openedAt = new Date('2026-05-01T09:00:00Z');
  const key = await open({ ...told, openedAt, stream: 'retrieved' });
  expect(await open({ ...told, openedAt, stream: 'language', severity: 'critical' })).toBe(key);
  const { items } = (await (await api.ask(`${path}?state=open&limit=100`)).json()) as { items: Incident[] };
  expect(items.find((item) => item.key === key)).toMatchObject({
    stream: 'retrieved',
    severity: 'critical',
    snoozedUntil: null,
    streams: [{ stream: 'retrieved' }, { stream: 'language' }],
  });
  const detail = (await (await api.ask(`${path}/${key}`)).json()) as Incident;
  const digests = detail.streams!.map(({ evidence }) => evidence.digest);
  expect([detail.evidence.digest, new Set(digests).size]).toEqual([digests[0], 1]);
  expect(detail.history.map(({ event }) => event)).toEqual(['opened', 'stream_added', 'severity_raised']);
});

test('an incident is put off until a time that comes, and taken up again', async () => {
  const key = await open();
  const snooze = (until: string | null) => send(`${path}/${key}/snooze`, { until, note: 'tomorrow' });
  const until = new Date(Date.now() + 86_400_000).toISOString();
  expect(await (await snooze(until)).json()).toMatchObject({
    state: 'open',
    snoozedUntil: until,
    snoozedBy: { id: 'operator' },
  });
  for (const refused of [
    '2020-01-01T00:00:00Z',
    new Date(Date.now() + 40 * 86_400_000).toISOString(),
    'soon',
  ]) {
    expect((await snooze(refused)).status).toBe(400);
  }
  expect(await (await snooze(null)).json()).toMatchObject({ snoozedUntil: null, snoozedBy: null });
});

test('the post-mortem is a file of Markdown with what, why, what was done and the digests', async () => {
  const key = await open({ stream: 'tool' });
  await send(`${path}/${key}/comments`, { note: 'a <b>new</b> catalogue' });
  const detail = (await (await api.ask(`${path}/${key}`)).json()) as Incident;
  const file = await api.ask(`${path}/${key}/post-mortem`);
  expect(file.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
  expect(file.headers.get('content-disposition')).toBe(`attachment; filename="${key}.md"`);
  const text = await file.text();
  expect(text).toMatch(new RegExp(`^# ${key}: tool`));
  expect(text).toContain('- **Since**: 2026-03-01 07:00 UTC');
  expect(text).toContain(String.raw`commented by operator: a &lt;b\>new&lt;/b\> catalogue`);
  expect(text).toContain(detail.evidence.digest);
  expect((await api.ask(`${path}/INC-99999/post-mortem`)).status).toBe(404);
});
