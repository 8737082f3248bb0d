import { call, getConversation, listConversations, listTurns } from '@almenara/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_TOKEN, type RunningApi, span, startApi } from '../testing/start-api.js';

const HOSTILE = ['a/b', '..%2F..', "x' OR 1=1 --", '会話 🗨️', '?limit=1#x', '😀'.repeat(100)];

let api: RunningApi;
const options = () => ({ baseUrl: api.url, headers: { authorization: `Bearer ${ADMIN_TOKEN}` } });

beforeAll(async () => {
  api = await startApi();
  await api.storeSpans([
    ...HOSTILE.map((id, index) =>
      span(`t${index}`, { session_id: id, input: JSON.stringify(id), input_excerpt: id.slice(0, 100) }),
    ),
    span('rival', { project: 'rival', session_id: 'a/b', name: 'rival secret', input: '"rival secret"' }),
  ]);
});
afterAll(() => api.stop());

test.each(HOSTILE)(
  'a session is listed and found by the id %s, and by its own project alone',
  async (sessionId) => {
    const inProject = { project: 'shop' };
    const listed = await call(
      listConversations,
      { params: inProject, query: { session: [sessionId] } },
      options(),
    );
    expect(listed.items.map((item) => item.sessionId)).toEqual([sessionId]);
    const params = { ...inProject, sessionId };
    const { session } = await call(getConversation, { params }, options());
    expect(session).toMatchObject({ sessionId, traceCount: 1 });
    const { items } = await call(listTurns, { params }, options());
    expect(items).toHaveLength(1);
    expect(JSON.stringify([session, items])).not.toContain('rival');
  },
);

test.each(['/sessions/nobody', '/sessions/nobody/turns', `/sessions/${'x'.repeat(201)}`, '/sessions/a%00b'])(
  '%s is no session',
  async (path) => {
    const response = await api.ask(`/api/v1/projects/shop${path}`);
    expect([400, 404]).toContain(response.status);
    expect(await response.json()).toMatchObject({ code: expect.stringMatching(/not_found|invalid_request/) });
  },
);

test.each([
  ['/sessions?limit=0', 'limit'],
  ['/sessions?cursor=x', 'cursor'],
  ['/sessions/a%2Fb/turns?limit=101', 'limit'],
  ['/sessions/a%2Fb/turns?order=sideways', 'order'],
  ['/sessions/a%2Fb/turns?cursor=x', 'cursor'],
])('%s is refused by naming %s', async (path, field) => {
  const response = await api.ask(`/api/v1/projects/shop${path}`);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ field }] });
});
