import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_TOKEN, type RunningApi, startApi } from '../testing/start-api.js';

let api: RunningApi;
const path = '/api/v1/projects/shop/drift/settings';
const NOTHING = { falseIncidents: 0.1, streams: {}, endpoint: null, providerCanaries: null };

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const put = (body: unknown) =>
  fetch(`${api.url}${path}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

test('settings stay as they were set, for this project alone, and keys are never answered', async () => {
  expect(await (await api.ask(path)).json()).toEqual({
    ...NOTHING,
    endpointHasKey: false,
    providerCanariesHasKey: false,
  });
  const wanted = {
    falseIncidents: 0.5,
    streams: {
      prompt: { enabled: true, weight: 2, reference: { kind: 'trailing' }, encoder: 'endpoint' },
      'score:groundedness': { enabled: false, weight: 1 },
    },
    endpoint: { url: 'https://api.example/v1', model: 'small', dailyTexts: 100 },
    providerCanaries: { url: 'https://api.example/v1', model: 'large', everyHours: 12 },
  };
  const answer = await (
    await put({ ...wanted, endpointKey: 'sk-endpoint', providerCanariesKey: 'sk-canary' })
  ).text();
  expect(JSON.parse(answer)).toEqual({ ...wanted, endpointHasKey: true, providerCanariesHasKey: true });
  expect(answer).not.toMatch(/sk-/);
  expect(await (await api.ask(path)).json()).toEqual(JSON.parse(answer));
  expect(await (await api.ask('/api/v1/projects/rival/drift/settings')).json()).toMatchObject(NOTHING);
  const entries = await (await api.ask('/api/v1/projects/shop/audit-log')).text();
  expect(entries).toContain('setDriftSettings');
  expect(entries).not.toMatch(/sk-/);
  expect(await (await put(wanted)).json()).toMatchObject({
    endpointHasKey: true,
    providerCanariesHasKey: true,
  });
  expect(await (await put({ ...wanted, endpointKey: null })).json()).toMatchObject({ endpointHasKey: false });
});

test.each([
  ['falseIncidents', { ...NOTHING, falseIncidents: 0 }],
  ['streams', { ...NOTHING, streams: { 'no stream!': {} } }],
  ['streams', { ...NOTHING, streams: { prompt: { weight: 0 } } }],
  ['streams', { ...NOTHING, streams: { prompt: { reference: { kind: 'since' } } } }],
  ['endpoint.url', { ...NOTHING, endpoint: { url: 'http://169.254.169.254/v1', model: 'm' } }],
  ['endpoint.url', { ...NOTHING, endpoint: { url: 'https://10.0.0.1/v1', model: 'm' } }],
  ['providerCanaries.url', { ...NOTHING, providerCanaries: { url: 'http://api.example/v1', model: 'm' } }],
  [
    'providerCanaries',
    { ...NOTHING, providerCanaries: { url: 'https://api.example/v1', model: 'm', prompts: ['one'] } },
  ],
])('a wrong %s is refused, and named', async (field, body) => {
  const response = await put(body);
  const { errors } = (await response.json()) as { errors: { field: string }[] };
  expect(response.status).toBe(400);
  expect(errors[0]!.field.startsWith(field)).toBe(true);
});
