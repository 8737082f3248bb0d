import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_TOKEN, type RunningApi, span, startApi } from '../testing/start-api.js';

let api: RunningApi;
const path = '/api/v1/projects/shop/prices';

beforeAll(async () => {
  api = await startApi();
  const call = { type: 'llm', model: 'gpt-4o', model_answered: 'gpt-4o', provider: 'openai' };
  await api.storeSpans([
    span('told', { ...call, total_cost: 1, cost_source: 'provider' }),
    span('estimated', { ...call, total_cost: 1, revisions: '{"at":1,"derived":["cost.source"]}' }),
    span('unknown', call),
    span('ours', { type: 'llm', model_requested: 'ours-1', total_cost: null }),
    span('agent', { type: 'agent', model_requested: 'gpt-4o' }),
    span('rival', { ...call, project: 'rival', model_answered: 'secret-model' }),
  ]);
});
afterAll(() => api.stop());

const put = (own: unknown) =>
  fetch(`${api.url}${path}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ own }),
  });

test('prices stay as they were set and go before the table, for this project alone', async () => {
  const models = async () => (await (await api.ask(`${path}/models`)).json()) as { items: unknown[] };
  expect((await models()).items).toEqual([
    expect.objectContaining({
      model: 'gpt-4o',
      provider: 'openai',
      calls: 3,
      told: 1,
      estimated: 1,
      unknown: 1,
      price: {
        source: 'table',
        entry: 'openai/gpt-4o',
        currency: 'USD',
        input: 2.5,
        output: 10,
        cacheRead: 1.25,
      },
    }),
    expect.objectContaining({ model: 'ours-1', provider: null, calls: 1, unknown: 1, price: null }),
  ]);
  const own = [{ model: 'ours-*', input: 1, output: 2, currency: 'EUR' }];
  expect(await (await put(own)).json()).toMatchObject({
    own,
    tableVersion: expect.stringMatching(/^\d{4}-/),
  });
  expect(await (await api.ask(path)).json()).toMatchObject({ own });
  expect((await models()).items[1]).toMatchObject({
    price: { source: 'own', entry: 'ours-*', currency: 'EUR' },
  });
  expect(await (await api.ask('/api/v1/projects/rival/prices')).json()).toMatchObject({ own: [] });
});

test.each([
  [[{ model: '', input: 1, currency: 'USD' }]],
  [[{ model: 'a', input: -1, currency: 'USD' }]],
  [[{ model: 'a', input: 1, currency: 'dollars' }]],
  [[{ model: 'a', input: 1, currency: 'USD', from: 'yesterday' }]],
  [
    [
      { model: 'a', input: 1, currency: 'USD' },
      { model: 'A', input: 2, currency: 'USD' },
    ],
  ],
])('%j is refused', async (own) => {
  expect((await put(own)).status).toBe(400);
});
