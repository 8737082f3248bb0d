import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_TOKEN, type RunningApi, span, startApi } from '../testing/start-api.js';

let api: RunningApi;
const path = '/api/v1/projects/shop/retention';

beforeAll(async () => {
  api = await startApi();
  const day = (ago: number) =>
    new Date(Date.now() - ago * 86_400_000).toISOString().replace('T', ' ').replace('Z', '000');
  await api.storeSpans([
    span('today', { input: '"a"', start_time: day(0) }),
    span('month', { input: '"b"', start_time: day(40) }),
    span('year', { input: '"c"', start_time: day(400) }),
    span('rival', { project: 'rival', input: '"d"', start_time: day(400) }),
  ]);
});
afterAll(() => api.stop());

const put = (body: unknown) =>
  fetch(`${api.url}${path}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const facts = { deadLetterDays: 7, logHours: 72, lastRunAt: null };

test('everything is kept until rules are set, and rules stay as they were set', async () => {
  const nothing = { contentDays: null, numbersDays: null, ...facts };
  expect(await (await api.ask(path)).json()).toEqual(nothing);
  expect(await (await put({ contentDays: 30, numbersDays: 365 })).json()).toEqual({
    contentDays: 30,
    numbersDays: 365,
    ...facts,
  });
  expect(await (await api.ask(path)).json()).toMatchObject({ contentDays: 30, numbersDays: 365 });
  expect(await (await api.ask('/api/v1/projects/rival/retention')).json()).toEqual(nothing);
});

test('a preview tells what rules would remove of this project', async () => {
  const preview = async (query: string) => (await api.ask(`${path}/preview${query}`)).json();
  expect(await preview('?contentDays=30&numbersDays=365')).toMatchObject({
    content: { spans: 1, traces: 1, scores: 0 },
    rows: { spans: 1, traces: 1, scores: 0, oldest: expect.stringMatching(/^\d{4}-/) },
  });
  const none = { spans: 0, traces: 0, scores: 0, oldest: null };
  expect(await preview('?contentDays=null')).toEqual({ content: none, rows: none });
  expect(await preview('')).toEqual({ content: none, rows: none });
});

test.each([
  { contentDays: 31, numbersDays: 30 },
  { contentDays: null, numbersDays: 30 },
  { contentDays: 0, numbersDays: null },
  { contentDays: 1.5, numbersDays: null },
  { numbersDays: null },
])('%o is refused', async (body) => {
  expect((await put(body)).status).toBe(400);
});
