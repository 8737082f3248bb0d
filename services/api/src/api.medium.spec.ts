import { call, getMetrics, listTraces, OPERATIONS, problemSchema, type Problem } from '@almenara/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_TOKEN, type RunningApi, span, startApi } from './testing/start-api.js';

let api: RunningApi;
const base = '/api/v1/projects/shop';

beforeAll(async () => {
  api = await startApi({
    checks: { log: () => (logWorks ? Promise.resolve() : Promise.reject(new Error('down'))) },
  });
  await api.storeSpans([
    span('a', { name: 'first', model: 'm1', input: '"hello"', input_excerpt: 'hello', tags: ['x'] }),
    span('b', { name: 'second', model: 'm2', start_time: '2026-03-01 12:01:00.000000', status: 'error' }),
    span('x'.repeat(200), { name: 'long id', start_time: '2026-03-01 11:00:00.000000' }),
    span('a', { project: 'rival', name: 'rival secret', input: '"rival secret"', model: 'rival secret' }),
  ]);
});
afterAll(() => api.stop());
let logWorks = true;

async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const problem = problemSchema.parse(await response.json());
  expect(problem.status).toBe(response.status);
  expect(problem.requestId).toBeTruthy();
  return problem;
}

describe('operations', () => {
  test('the typed client of the contract gets what the store holds', async () => {
    const options = { baseUrl: api.url, headers: { authorization: `Bearer ${ADMIN_TOKEN}` } };
    const page = await call(listTraces, { params: { project: 'shop' }, query: { limit: 2 } }, options);
    expect(page.items.map(({ name }) => name)).toEqual(['second', 'first']);
    const rest = await call(
      listTraces,
      { params: { project: 'shop' }, query: { limit: 2, cursor: page.nextCursor! } },
      options,
    );
    expect(rest.items.map(({ name }) => name)).toEqual(['long id']);
    const metrics = await call(
      getMetrics,
      { params: { project: 'shop' }, query: { group: 'model' } },
      options,
    );
    expect(metrics.series.map(({ key }) => key).sort()).toEqual(['', 'm1', 'm2']);
  });

  test.each([
    ['/traces?model=m1', 1],
    ['/traces?model=m1&model=m2', 2],
    ['/traces?text=HELLO', 1],
    ['/traces?from=2026-03-01T12:00:30Z', 1],
    ['/spans?status=error', 1],
  ])('%s finds %i', async (path, found) => {
    const response = await api.ask(`${base}${path}`);
    const { items } = (await response.json()) as { items: unknown[] };
    expect(items).toHaveLength(found);
    expect(response.headers.get('server-timing')).toMatch(/^total;dur=\d/);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('single traces and spans are found by ids of the longest length, and by no others', async () => {
    const id = 'x'.repeat(200);
    const trace = (await (await api.ask(`${base}/traces/${id}`)).json()) as { trace: { name: string } };
    expect(trace.trace.name).toBe('long id');
    expect((await api.ask(`${base}/traces/a/spans/s1`)).status).toBe(200);
    expect((await problemOf(await api.ask(`${base}/traces/nothing`))).code).toBe('not_found');
    expect((await problemOf(await api.ask(`${base}/traces/a/spans/nothing`))).code).toBe('not_found');
    expect((await api.ask(`${base}/traces/${encodeURIComponent('a/b c')}`)).status).toBe(404);
  });

  test('the other operations of a project answer by the contract', async () => {
    for (const path of [
      '/facets/model',
      '/data-health',
      '/ledger',
      '/ledger/senders',
      '/ledger/gaps',
      '/dead-letters',
      '/metrics?of=spans',
      '',
    ]) {
      const response = await api.ask(`${base}${path}`);
      expect([path, response.status]).toEqual([path, 200]);
    }
    expect(await (await api.ask(`${base}/ingest-key`)).json()).toEqual({
      endpoint: api.url,
      key: 'a-key-that-is-still-known',
    });
    expect(await (await api.ask('/api/v1/projects/rival/ingest-key')).json()).toMatchObject({ key: null });
    expect(await (await api.ask('/api/v1/projects')).json()).toMatchObject({
      items: [{ id: 'rival' }, { id: 'shop', timeZone: 'Europe/Madrid', currency: 'EUR' }],
    });
  });

  test('nothing of another project with the same ids is in any answer', async () => {
    const paths = [
      '/traces',
      '/traces/a',
      '/traces/a/spans/s1',
      '/spans',
      '/metrics?group=model',
      '/facets/name',
      '/spans?text=rival',
    ];
    for (const path of paths) {
      const text = await (await api.ask(`${base}${path}`)).text();
      expect(text).not.toContain('rival');
    }
  });
});

describe('refusals', () => {
  test.each([
    ['/traces?modle=m1', 'modle', 'is not a known parameter'],
    ['/traces?limit=0', 'limit', '>=1'],
    ['/traces?limit=many', 'limit', 'must be a number'],
    ['/traces?type=secretvalue', 'type', 'must be one of llm'],
    ['/traces?from=secretvalue', 'from', 'ISO'],
    ['/traces?cursor=secretvalue', 'cursor', 'nextCursor'],
    ['/metrics?timeZone=secretvalue', 'timeZone', 'time zone'],
    ['/metrics?bucketSeconds=1&from=2020-01-01T00:00:00Z', 'bucketSeconds', 'at least'],
    ['/traces/a?content=secretvalue', 'content', 'full, none'],
    ['/facets/secretvalue', 'dimension', 'must be one of'],
    ['?unknown=1', 'unknown', 'not a known'],
  ])('%s is refused by naming %s', async (path, field, reason) => {
    const response = await api.ask(`${base}${path}`);
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(problem.errors).toEqual([{ field, reason: expect.stringContaining(reason) }]);
    expect(JSON.stringify(problem)).not.toContain('secretvalue');
  });

  test('every wrong parameter is told at once', async () => {
    const problem = await problemOf(await api.ask(`${base}/traces?limit=0&status=x&nope=1`));
    expect(problem.errors!.map(({ field }) => field).sort()).toEqual(['limit', 'nope', 'status']);
  });

  test.each(['nowhere', 'NOT-AN-ID', '..%2f..', "x'%20OR%201=1"])(
    'the project %s is not found',
    async (project) => {
      const problem = await problemOf(await api.ask(`/api/v1/projects/${project}/traces`));
      expect(problem).toMatchObject({ status: 404, code: 'not_found' });
    },
  );

  test.each(['/api/', '/api/nothing', '/api/v1/nothing', '/api/v1/projects/shop/nothing'])(
    '%s is a problem, not a page',
    async (path) => {
      expect((await problemOf(await api.ask(path, { method: 'POST' }))).status).toBe(404);
      expect((await problemOf(await api.ask(path))).status).toBe(404);
    },
  );
});

describe('the OpenAPI document', () => {
  test('is open and lists every operation', async () => {
    const response = await fetch(`${api.url}/api/openapi.json`);
    const document = (await response.json()) as {
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    const ids = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(ids.sort()).toEqual(OPERATIONS.map(({ id }) => id).sort());
  });

  test('every operation of the contract is served', async () => {
    for (const { path, method, access } of OPERATIONS) {
      const address = path
        .replace('{project}', 'shop')
        .replace(/\{dimension\}/, 'model')
        .replace(/\{\w+\}/g, 'a');
      const response = await fetch(`${api.url}${address}`, { method });
      expect([path, response.status]).toEqual([path, access === 'open' && method !== 'GET' ? 415 : 401]);
      await response.body?.cancel();
    }
  });
});

describe('health', () => {
  test('the process is alive and ready while its dependencies answer', async () => {
    expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${api.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { ready: true, checks: { store: 'ok', controlPlane: 'ok', log: 'ok' } },
    ]);
  });

  test('it is not ready, but alive, when one dependency fails', async () => {
    logWorks = false;
    const ready = await fetch(`${api.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { ready: false, checks: { store: 'ok', controlPlane: 'ok', log: 'failing' } },
    ]);
    expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
    logWorks = true;
  });

  test('metrics tell the process and the operations', async () => {
    await api.ask(`${base}/traces`);
    const text = await (await fetch(`${api.url}/metrics`)).text();
    expect(text).toContain('process_cpu_user_seconds_total');
    expect(text).toMatch(/almenara_api_operation_seconds_count\{operation="listTraces",status="200"\} \d/);
    expect(text).toMatch(/operation="listTraces",status="400"/);
  });
});
