import { SECRET_KINDS } from '@almenara/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_TOKEN, type RunningApi, span, startApi } from '../testing/start-api.js';

let api: RunningApi;
const path = '/api/v1/projects/shop/privacy';

beforeAll(async () => {
  api = await startApi();
  await api.storeSpans([
    span('one', {
      redactions: '{"input.api_key":2,"attributes.api_key":2}',
      start_time: '2026-03-01 10:00:00.000000',
    }),
    span('two', {
      redactions: '{"input.api_key":1,"output.email_address":1}',
      start_time: '2026-03-02 10:00:00.000000',
    }),
    span('clean', { start_time: '2026-03-01 10:00:00.000000' }),
    span('rival', { project: 'rival', redactions: '{"input.iban":9}' }),
  ]);
});
afterAll(() => api.stop());

const send = (method: string, address: string, body: unknown) =>
  fetch(`${api.url}${address}`, {
    method,
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

test('nothing but credentials is redacted until kinds are chosen, for this project alone, and the audit log tells', async () => {
  const answer = { masked: [] as string[], always: [...SECRET_KINDS], effectiveWithinSeconds: 5 };
  expect(await (await api.ask(path)).json()).toEqual(answer);
  const set = await send('PUT', path, { masked: ['phone_number', 'email_address', 'phone_number'] });
  expect(await set.json()).toEqual({ ...answer, masked: ['email_address', 'phone_number'] });
  expect(await (await api.ask(path)).json()).toMatchObject({ masked: ['email_address', 'phone_number'] });
  expect(await (await api.ask('/api/v1/projects/rival/privacy')).json()).toEqual(answer);
  const log = (await (await api.ask('/api/v1/projects/shop/audit-log')).json()) as { items: unknown[] };
  expect(log.items[0]).toMatchObject({ action: 'setPrivacy', after: { email_address: true, iban: false } });
});

test('a kind that does not exist is refused with its name', async () => {
  const refusal = await send('PUT', path, { masked: ['shoe_size'] });
  expect(refusal.status).toBe(400);
  expect(await refusal.json()).toMatchObject({ code: 'invalid_request' });
});

test('a text can be tried with kinds that are not set', async () => {
  const text = 'sk-a1B2c3D4e5F6g7H8i9J0 of ana@correo.es';
  const tried = await send('POST', `${path}/try`, { masked: ['email_address'], text });
  expect(await tried.json()).toEqual({
    text: '[redacted:api_key] of [redacted:email_address]',
    counts: { api_key: 1, email_address: 1 },
  });
});

test('redactions are counted by field and kind in a time', async () => {
  const count = async (query: string) => (await api.ask(`${path}/redactions${query}`)).json();
  expect(await count('')).toEqual({
    spans: 2,
    items: [
      { field: 'input', kind: 'api_key', count: 3 },
      { field: 'attributes', kind: 'api_key', count: 2 },
      { field: 'output', kind: 'email_address', count: 1 },
    ],
  });
  expect(await count('?from=2026-03-02T00:00:00Z')).toMatchObject({ spans: 1 });
  expect(await count('?from=2026-04-02T00:00:00Z')).toEqual({ spans: 0, items: [] });
});
