import {
  getSession,
  listAuditLog,
  listConversations,
  listDeadLetters,
  listKeys,
  listLedger,
  listProjects,
  listSpans,
  listTraces,
  type Operation,
  OPERATIONS,
} from '@almenara/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send, type TestInput } from '../testing/operation-inputs.js';
import { addPerson, BY_TEST, type Person } from '../testing/people.js';
import { type RunningApi, span, startApi } from '../testing/start-api.js';

// Mallory is admin of `shop` and knows every id of `rival`. Whatever she tries, nothing of `rival` comes back.
let api: RunningApi;
let mallory: Person;
let victim: Person;

beforeAll(async () => {
  api = await startApi();
  const texts = { input: '"rival secret"', input_excerpt: 'rival secret', name: 'rival secret' };
  await api.storeSpans([
    ...[1, 2, 3].map((n) =>
      span(`rival-${n}`, {
        project: 'rival',
        ...texts,
        model: 'rival-model',
        actor_id: 'rival-actor',
        session_id: `rival-session-${n}`,
      }),
    ),
    span('own', { name: 'own' }),
  ]);
  mallory = await addPerson(api.controlPlane, 'shop', 'admin', 'Mallory');
  victim = await addPerson(api.controlPlane, 'rival', 'admin', 'rival admin');
  for (const name of ['rival key 1', 'rival key 2']) {
    await api.controlPlane.keys.create('rival', { name, role: 'admin' }, BY_TEST);
  }
});
afterAll(() => api.stop());

const as = ({ cookie }: Person) => ({ cookie, origin: api.url });
const find = (id: string) => OPERATIONS.find((operation) => operation.id === id)!;

async function ask(operation: Operation, input: TestInput, person = mallory) {
  const response = await send(api, operation, input, as(person));
  return { status: response.status, text: await response.text() };
}

describe('a hostile tenant', () => {
  test.each([listTraces, listSpans, listConversations, listLedger, listDeadLetters, listAuditLog, listKeys])(
    '$id of another project is as absent as that of no project',
    async (operation) => {
      const [rival, nowhere] = await Promise.all(
        ['rival', 'nowhere'].map((project) => ask(operation, { params: { project } })),
      );
      const withoutId = ({ text }: { text: string }) => text.replace(/"requestId":"[^"]*"/, '');
      expect(rival!.status).toBe(404);
      expect(withoutId(rival!)).toBe(withoutId(nowhere!));
    },
  );

  test.each([listTraces, listSpans, listConversations, listAuditLog])(
    'a cursor of $id made in another project opens nothing there',
    async (operation) => {
      const page = { params: { project: 'rival' }, query: { limit: '1' } };
      const { text } = await ask(operation, page, victim);
      const cursor = (JSON.parse(text) as { nextCursor: string }).nextCursor;
      expect(cursor).toBeTruthy();
      const stolen = await ask(operation, { params: { project: 'shop' }, query: { cursor } });
      expect([200, 400]).toContain(stolen.status);
      expect(stolen.text).not.toMatch(/rival/);
    },
  );

  test.each<[string, Record<string, string>]>([
    ['listTraces', { text: 'rival' }],
    ['listTraces', { actor: 'rival-actor' }],
    ['listTraces', { model: "x') OR project = 'rival' OR ('" }],
    ['listConversations', { text: 'rival' }],
    ['listConversations', { session: "rival-session-1') OR project = 'rival' OR ('" }],
    ['listSpans', { traceId: 'rival-1' }],
    ['listSpans', { text: 'rival secret' }],
    ['listLedger', { sender: 'rival' }],
    ['listAuditLog', { actor: "x' OR chain = 'rival' --" }],
    ['listAuditLog', { action: 'createKey' }],
  ])('%s filtered by %j finds nothing of others', async (id, query) => {
    const { status, text } = await ask(find(id), { params: { project: 'shop' }, query });
    expect(status).toBe(200);
    expect((JSON.parse(text) as { items: unknown[] }).items).toEqual([]);
  });

  test.each(['getMetrics', 'getFacet', 'listMembers', 'listInvitations', 'listKeys', 'exportAuditLog'])(
    '%s of the own project tells nothing of others',
    async (id) => {
      const input = { params: { project: 'shop', dimension: 'model' } };
      const { status, text } = await ask(find(id), input);
      expect([status, text]).toEqual([200, expect.not.stringContaining('rival')]);
    },
  );

  test('only own projects are listed, to people and to keys', async () => {
    expect(JSON.parse((await ask(listProjects, {})).text)).toMatchObject({ items: [{ id: 'shop' }] });
    expect(JSON.parse((await ask(getSession, {})).text)).toMatchObject({
      kind: 'user',
      user: { id: mallory.id, email: mallory.email },
      projects: [{ id: 'shop', role: 'admin' }],
    });
    const { key } = await api.controlPlane.keys.create('shop', { name: 'k', role: 'viewer' }, BY_TEST);
    const headers = { authorization: `Bearer ${key}` };
    expect(await (await send(api, listProjects, {}, headers)).json()).toMatchObject({
      items: [{ id: 'shop' }],
    });
    expect(await (await send(api, getSession, {}, headers)).json()).toMatchObject({
      kind: 'key',
      user: null,
      projects: [{ id: 'shop', role: 'viewer' }],
    });
  });

  test('sessions of others can neither be seen nor ended', async () => {
    const { text } = await ask(find('listSessions'), {});
    expect(text).not.toContain(victim.sessionId);
    const { status } = await ask(find('endOneSession'), { params: { session: victim.sessionId } });
    expect(status).toBe(404);
    expect((await ask(getSession, {}, victim)).status).toBe(200);
  });

  test('the invitation of somebody else is not accepted with the own session', async () => {
    const wanted = { email: victim.email, role: 'admin', ttlMs: 60_000 } as const;
    const project = 'contested';
    await api.controlPlane.projects.create({ id: project, name: 'Contested' }, BY_TEST);
    const { token } = await api.controlPlane.invitations.create(project, wanted, BY_TEST);
    const body = { token, name: 'Mallory', password: 'a password of my own' };
    expect((await ask(find('acceptInvitation'), { body })).status).toBe(401);
    expect(await api.controlPlane.members.list(project)).toEqual([]);
  });

  test('a key does not open what belongs to people, whatever its role', async () => {
    const { key } = await api.controlPlane.keys.create('shop', { name: 'k', role: 'admin' }, BY_TEST);
    const headers = { authorization: `Bearer ${key}`, cookie: victim.cookie };
    for (const { id } of OPERATIONS.filter(({ access }) => access === 'person' || access === 'account')) {
      const input = { params: { session: victim.sessionId }, body: { name: 'x' } };
      const { status } = await send(api, find(id), find(id).body ? input : { params: input.params }, headers);
      expect([id, status]).toEqual([id, 403]);
    }
  });

  test.each([undefined, 'null', 'https://evil.example'])(
    'a change with the cookie of a victim from the origin %j changes nothing',
    async (origin) => {
      const input = { params: { project: 'rival' }, body: { name: 'taken over' } };
      const headers = { cookie: victim.cookie, ...(origin === undefined ? {} : { origin }) };
      expect((await send(api, find('changeProject'), input, headers)).status).toBe(403);
      expect(await api.controlPlane.projects.find('rival')).toMatchObject({ name: 'Rival' });
    },
  );
});
