import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningApi, startApi } from '../testing/start-api.js';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const get = (headers: Record<string, string>, path = '/api/v1/session'): Promise<Response> =>
  fetch(`${api.url}${path}`, { headers });

async function post(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${api.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function signIn(): Promise<string> {
  const { token } = await api.controlPlane.sessions.createLoginToken(60_000);
  const response = await post({ token });
  expect(response.status).toBe(200);
  return response.headers.get('set-cookie')!.split(';')[0]!;
}

describe('the admin token', () => {
  test('lets in, and says so', async () => {
    const response = await api.ask('/api/v1/session');
    expect(await response.json()).toEqual({
      method: 'token',
      expiresAt: null,
      kind: 'operator',
      user: null,
      projects: [],
    });
  });

  test.each(['Bearer wrong', 'Bearer', 'Basic abc', 'Bearer the-admin-token-of-this-tes', ''])(
    'the authorization %j lets nobody in',
    async (authorization) => {
      const response = await get({ authorization });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect(await response.text()).not.toContain('the-admin-token');
    },
  );
});

describe('a one-time link', () => {
  test('gives a session once; its cookie is kept from scripts and from other sites', async () => {
    const { token } = await api.controlPlane.sessions.createLoginToken(60_000);
    const answers = await Promise.all([post({ token }), post({ token }), post({ token })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    const cookie = answers.find(({ ok }) => ok)!.headers.get('set-cookie')!;
    expect(cookie).toMatch(/^almenara_session=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Expires=/);
    // This is the loopback address over plain HTTP, where browsers would refuse Secure.
    expect(cookie).not.toContain('Secure');
    const session = await get({ cookie: cookie.split(';')[0]! });
    expect(await session.json()).toMatchObject({ method: 'cookie', expiresAt: expect.stringMatching(/^20/) });
  });

  test.each([
    ['{"token":"wrong"}', 401],
    ['{"token":""}', 400],
    ['{}', 400],
    ['{', 400],
    [`{"token":"${'x'.repeat(70_000)}"}`, 413],
  ])('unusable body %# is refused', async (body, status) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  test('a body that is not JSON by its type is refused, as a form of another site would be', async () => {
    expect((await post('{"token":"x"}', { 'content-type': 'text/plain' })).status).toBe(415);
  });

  test('nobody is signed in from the page of another site', async () => {
    const { token } = await api.controlPlane.sessions.createLoginToken(60_000);
    expect((await post({ token }, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await post({ token }, { origin: api.url })).status).toBe(200);
  });
});

describe('a session', () => {
  test('reads without an origin', async () => {
    const cookie = await signIn();
    expect((await get({ cookie: `other=1; ${cookie}; more=2` }, '/api/v1/projects')).status).toBe(200);
  });

  test.each([undefined, 'null', 'https://evil.example', 'http://127.0.0.1:1'])(
    'changes nothing for the origin %j',
    async (origin) => {
      const cookie = await signIn();
      const response = await fetch(`${api.url}/api/v1/session`, {
        method: 'DELETE',
        headers: { cookie, ...(origin === undefined ? {} : { origin }) },
      });
      expect(response.status).toBe(403);
      expect((await get({ cookie })).status).toBe(200);
    },
  );

  test('ends at once when its own page says so', async () => {
    const cookie = await signIn();
    const response = await fetch(`${api.url}/api/v1/session`, {
      method: 'DELETE',
      headers: { cookie, origin: api.url },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await get({ cookie })).status).toBe(401);
  });

  test.each(['', 'almenara_session=', 'almenara_session=made-up', 'almenara_session=%00'])(
    'the cookie %j lets nobody in',
    async (cookie) => {
      expect((await get({ cookie })).status).toBe(401);
    },
  );
});
