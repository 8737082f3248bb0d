import { type Operation, OPERATIONS, type Problem } from '@almenara/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send, type TestInput } from '../testing/operation-inputs.js';
import { addPerson, PASSWORD } from '../testing/people.js';
import { ADMIN_TOKEN, type RunningApi, startApi } from '../testing/start-api.js';

let api: RunningApi;
let now = Date.now();
beforeAll(async () => {
  api = await startApi({ clock: () => now });
});
afterAll(() => api.stop());

const find = (id: string): Operation => OPERATIONS.find((operation) => operation.id === id)!;
const operator = { authorization: `Bearer ${ADMIN_TOKEN}` };

async function ask(id: string, input: TestInput, headers: Record<string, string> = {}) {
  const response = await send(api, find(id), input, headers);
  const cookie = response.headers.get('set-cookie');
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    cookie,
    text,
    body: () => JSON.parse(text) as Record<string, unknown>,
    asCaller: { cookie: cookie?.split(';')[0] ?? '', origin: api.url },
  };
}

describe('from an empty installation to a running team', () => {
  test('automation makes a project and invites the first admin, who works on without it', async () => {
    const project = 'team';
    const created = await ask('createProject', { body: { id: project, name: 'Team' } }, operator);
    expect([created.status, created.body()]).toEqual([
      200,
      expect.objectContaining({ id: project, timeZone: 'UTC', currency: 'USD' }),
    ]);
    expect((await ask('createProject', { body: { id: project, name: 'Again' } }, operator)).status).toBe(409);
    const invite = { params: { project }, body: { email: 'Ana@Example.com', role: 'admin' } };
    const invited = (await ask('createInvitation', invite, operator)).body();
    const { token, link, invitation } = invited as {
      token: string;
      link: string;
      invitation: Record<string, string>;
    };
    expect(link).toBe(`${api.url}/invitation?token=${token}`);
    expect(invitation).toMatchObject({ email: 'ana@example.com', state: 'open', invitedBy: 'operator' });
    const days = (Date.parse(invitation['expiresAt']!) - now) / 86_400_000;
    expect(days).toBeCloseTo(7, 1);
    expect((await ask('lookAtInvitation', { body: { token } })).body()).toMatchObject({
      project: { id: project, name: 'Team' },
      hasAccount: false,
    });
    const accepted = await ask('acceptInvitation', { body: { token, name: 'Ana', password: PASSWORD } });
    expect(accepted.body()).toMatchObject({ project, role: 'admin' });
    expect(accepted.cookie).toMatch(/HttpOnly; SameSite=Lax/);
    const ana = accepted.asCaller;
    const key = { params: { project }, body: { name: 'backend', ingest: false, role: 'viewer' } };
    const made = (await ask('createKey', key, ana)).body() as { secret: string; key: { id: string } };
    const asKey = { authorization: `Bearer ${made.secret}` };
    expect((await ask('listTraces', { params: { project } }, asKey)).status).toBe(200);
    expect((await ask('listKeys', { params: { project } }, asKey)).body()).toMatchObject({
      code: 'forbidden',
      detail: expect.stringContaining('role admin'),
    });
    const rotation = { params: { project, key: made.key.id }, body: { overlapHours: 1 } };
    const rotated = (await ask('rotateKey', rotation, ana)).body() as { secret: string };
    const asNewKey = { authorization: `Bearer ${rotated.secret}` };
    for (const headers of [asKey, asNewKey]) {
      expect((await ask('getProject', { params: { project } }, headers)).status).toBe(200);
    }
    now += 3_600_001;
    expect((await ask('getProject', { params: { project } }, asKey)).body()).toMatchObject({
      code: 'unauthenticated',
      detail: 'the key has expired',
    });
    expect((await ask('getProject', { params: { project } }, asNewKey)).status).toBe(200);

    const log = await ask('listAuditLog', { params: { project }, query: { limit: '2' } }, ana);
    const page = log.body() as { items: { seq: number; action: string }[]; nextCursor: string };
    expect(page.items.map(({ action }) => action)).toEqual(['rotateKey', 'createKey']);
    const rest = { params: { project }, query: { cursor: page.nextCursor } };
    const older = (await ask('listAuditLog', rest, ana)).body() as { items: { action: string }[] };
    expect(older.items.map(({ action }) => action)).toEqual([
      'acceptInvitation',
      'createInvitation',
      'createProject',
    ]);
    const file = await ask('exportAuditLog', { params: { project } }, ana);
    expect(file.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="audit-log-team.ndjson"');
    const lines = file.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { seq: number });
    expect(lines.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    for (const secret of [token, PASSWORD, made.secret, rotated.secret]) {
      expect(file.text).not.toContain(secret);
    }
    expect((await ask('verifyAuditLog', { params: { project } }, ana)).body()).toEqual({
      intact: true,
      intactUpTo: 5,
      brokenAt: null,
    });
  });
});

describe('log-in', () => {
  test('the cookie of a log-in is that of the user, and ends with its session', async () => {
    const { email, id } = await addPerson(api.controlPlane, 'shop', 'engineer', 'Luis');
    const answer = await ask('logIn', { body: { email: email.toUpperCase(), password: PASSWORD } });
    expect(answer.cookie).toMatch(/^almenara_session=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax/);
    expect((await ask('getSession', {}, answer.asCaller)).body()).toMatchObject({
      method: 'cookie',
      kind: 'user',
      user: { id, email, name: 'Luis' },
      projects: [{ id: 'shop', role: 'engineer' }],
    });
    const { items } = (await ask('listSessions', {}, answer.asCaller)).body() as {
      items: { id: string; current: boolean }[];
    };
    expect(items.map(({ current }) => current).sort()).toEqual([false, true]);
    const other = items.find(({ current }) => !current)!.id;
    expect((await ask('endOneSession', { params: { session: other } }, answer.asCaller)).status).toBe(200);
    expect((await ask('endSession', {}, answer.asCaller)).status).toBe(200);
    expect((await ask('getSession', {}, answer.asCaller)).status).toBe(401);
  });

  test('wrong and unknown get one answer; many failures are told to wait, with Retry-After', async () => {
    const { email } = await addPerson(api.controlPlane, 'shop', 'viewer');
    const attempt = (who: string) => ask('logIn', { body: { email: who, password: 'not the password' } });
    const [wrong, unknown] = [await attempt(email), await attempt('nobody@example.com')];
    expect(wrong.status).toBe(401);
    const { requestId: _one, ...first } = wrong.body();
    const { requestId: _two, ...second } = unknown.body();
    expect(first).toEqual(second);
    for (let n = 0; n < 4; n++) expect((await attempt(email)).status).toBe(401);
    const refused = await attempt(email);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect((refused.body() as Problem).code).toBe('too_many_requests');
    expect(refused.text).not.toContain(email);
    expect(refused.cookie).toBeNull();
  });

  test('a page of another site can log nobody in', async () => {
    const { email } = await addPerson(api.controlPlane, 'shop', 'viewer');
    const body = { email, password: PASSWORD };
    expect((await ask('logIn', { body }, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await ask('logIn', { body }, { origin: api.url })).status).toBe(200);
  });
});

describe('an account', () => {
  test('changes its name and password; other sessions end', async () => {
    const ana = await addPerson(api.controlPlane, 'shop', 'viewer', 'Ana');
    const other = await ask('logIn', { body: { email: ana.email, password: PASSWORD } });
    const own = { cookie: ana.cookie, origin: api.url };
    expect((await ask('changeAccount', { body: { name: 'Ana María' } }, own)).body()).toMatchObject({
      name: 'Ana María',
    });
    const change = (currentPassword: string, newPassword: string) =>
      ask('changePassword', { body: { currentPassword, newPassword } }, own);
    expect((await change('not the password', 'another long password')).status).toBe(403);
    expect((await change(PASSWORD, 'short')).status).toBe(400);
    expect((await change(PASSWORD, 'another long password')).body()).toEqual({ endedSessions: 1 });
    expect((await ask('getSession', {}, other.asCaller)).status).toBe(401);
    expect((await ask('getSession', {}, own)).status).toBe(200);
    const log = (await ask('listInstallationAuditLog', {}, operator)).body() as {
      items: { action: string; actor: { id: string } }[];
    };
    expect(log.items.slice(0, 2)).toMatchObject([
      { action: 'changePassword', actor: { id: ana.id } },
      { action: 'changeAccount', actor: { id: ana.id } },
    ]);
  });

  test('accepts an invitation to a second project with its session, and only from our own pages', async () => {
    const ana = await addPerson(api.controlPlane, 'shop', 'viewer', 'Ana');
    const invite = { params: { project: 'rival' }, body: { email: ana.email, role: 'viewer' } };
    const { token } = (await ask('createInvitation', invite, operator)).body() as { token: string };
    expect((await ask('acceptInvitation', { body: { token } }, { cookie: ana.cookie })).status).toBe(401);
    const accepted = await ask(
      'acceptInvitation',
      { body: { token } },
      { cookie: ana.cookie, origin: api.url },
    );
    expect(accepted.status).toBe(200);
    expect((await ask('getSession', {}, accepted.asCaller)).body()).toMatchObject({
      projects: [{ id: 'rival' }, { id: 'shop' }],
    });
  });

  test('text that no database keeps is refused, not a failure of the server', async () => {
    const ana = await addPerson(api.controlPlane, 'shop', 'admin', 'Ana');
    const own = { cookie: ana.cookie, origin: api.url };
    const project = 'shop';
    for (const name of ['a\u0000b', '', 'x'.repeat(201)]) {
      expect((await ask('changeAccount', { body: { name } }, own)).status).toBe(400);
    }
    expect((await ask('changeAccount', { body: { name: 'half \ud800 pair' } }, own)).status).toBeLessThan(
      500,
    );
    const queries: Record<string, string>[] = [
      { actor: 'a\u0000' },
      { action: 'a\u0000' },
      { cursor: '99999999999' },
      { cursor: 'x' },
    ];
    for (const query of queries) {
      expect((await ask('listAuditLog', { params: { project }, query }, own)).status).toBe(400);
    }
    const zone = { params: { project }, body: { timeZone: 'Mars/Olympus' } };
    expect((await ask('changeProject', zone, own)).body()).toMatchObject({ code: 'invalid_request' });
  });
});
