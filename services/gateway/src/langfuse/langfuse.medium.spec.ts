import { gzipSync } from 'node:zlib';
import { TRACE_ITSELF } from '@almenara/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { KEY_OF_SHOP, startGateway, type StartedGateway } from '../testing/start-gateway.js';

const SECRET = 'what-a-user-wrote-4711';
const time = '2026-11-20T12:00:00.000Z';
const basic = (secret: string) => `Basic ${Buffer.from(`pk-lf-any:${secret}`).toString('base64')}`;
const headers = { 'content-type': 'application/json', authorization: basic(KEY_OF_SHOP) };

let gateway: StartedGateway;
afterEach(() => gateway?.remove());

async function post(path: string, body: unknown, more: Record<string, string> = {}): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(`${gateway.url}/api/public/${path}`, {
    method: 'POST',
    headers: { ...headers, ...more },
    body: more['content-encoding'] ? new Uint8Array(gzipSync(text)) : text,
  });
}

const event = (type: string, body: object, id = type) => ({ id, type, timestamp: time, body });
const events = () => gateway.appended.flatMap((record) => record.events) as Record<string, unknown>[];

describe('the doors of Langfuse', () => {
  it('take what they can of a batch and tell of each other event what is wrong, never what it holds', async () => {
    gateway = await startGateway({ limits: { maxEventBytes: 3000 } });
    const response = await post('ingestion', {
      batch: [
        event('trace-create', { id: 't', name: 'chat', userId: 'ana' }),
        event('generation-create', { id: 'g', traceId: 't', model: 'gpt-4o' }),
        event('generation-create', { id: 'late', traceId: 't', startTime: SECRET }, 'bad-time'),
        event('span-create', { traceId: 't', input: SECRET }, 'no-id'),
        event('span-create', { id: 'big', traceId: 't', input: SECRET.repeat(200) }, 'big'),
        event('score-create', { traceId: 't', name: 'tone', value: { a: SECRET } }, 'bad-score'),
        event('sdk-log', { log: SECRET }),
        event('invented', { id: 'x' }, 'unknown-type'),
        SECRET,
        event('score-create', { traceId: 't', name: 'tone', value: 'kind' }, 'good-score'),
      ],
      metadata: { sdk_name: 'langfuse-js' },
    });
    expect(response.status).toBe(207);
    const text = await response.text();
    expect(text).not.toContain(SECRET);
    const { successes, errors } = JSON.parse(text) as {
      successes: object[];
      errors: { id: string; status: number; error: string }[];
    };
    expect(successes).toEqual(
      ['trace-create', 'generation-create', 'sdk-log', 'good-score'].map((id) => ({ id, status: 201 })),
    );
    expect(errors.map(({ id, status }) => [id, status])).toEqual([
      ['bad-time', 400],
      ['no-id', 400],
      ['big', 413],
      ['bad-score', 400],
      ['unknown-type', 400],
      ['batch[8]', 400],
    ]);
    expect(errors[0]!.error).toMatch(/^startTime must be an ISO 8601 time/);
    expect(gateway.appended).toMatchObject([{ project: 'shop', door: 'langfuse', declared: 9, rejected: 6 }]);
    expect(events()).toMatchObject([
      { spanId: TRACE_ITSELF, name: 'chat', actorId: 'ana' },
      { spanId: 'g', type: 'llm', modelRequested: 'gpt-4o' },
      { kind: 'score', id: 'good-score', label: 'kind' },
    ]);
  });

  it('take compressed bodies, and refuse with a message what is no batch', async () => {
    gateway = await startGateway();
    const whole = await post(
      'ingestion',
      { batch: [event('trace-create', { id: 't' })] },
      { 'content-encoding': 'gzip' },
    );
    expect(whole.status).toBe(207);
    for (const [body, status] of [
      [{ batch: 'all' }, 400],
      ['{"batch":[', 400],
      ['', 400],
    ] as const) {
      const response = await post('ingestion', body);
      expect([response.status, await response.json()]).toEqual([
        status,
        { message: expect.any(String), error: expect.any(String) },
      ]);
    }
    expect((await post('ingestion', { batch: [] }, { 'content-type': 'text/plain' })).status).toBe(415);
    expect(await (await post('ingestion', { batch: [] })).json()).toEqual({ successes: [], errors: [] });
  });

  it('know a project by the secret of Basic credentials, and nobody else', async () => {
    gateway = await startGateway();
    const projects = (authorization: string) =>
      fetch(`${gateway.url}/api/public/projects`, { headers: { authorization } });
    expect(await (await projects(basic(KEY_OF_SHOP))).json()).toMatchObject({
      data: [{ id: 'shop', name: 'shop' }],
    });
    for (const path of ['ingestion', 'scores', 'media']) {
      const response = await post(path, {}, { authorization: basic('sk-lf-unknown-0123456789') });
      expect([response.status, await response.text()]).toEqual([401, expect.not.stringContaining('sk-lf')]);
    }
    expect((await projects(basic('sk-lf-unknown-0123456789'))).status).toBe(401);
    const health = await fetch(`${gateway.url}/api/public/health`);
    expect(await health.json()).toEqual({ status: 'OK', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
  });

  it('take a score by itself, under its own id or a new one', async () => {
    gateway = await startGateway();
    const named = await post('scores', {
      id: 's1',
      sessionId: 'chat',
      name: 'csat',
      value: 4,
      comment: 'good',
    });
    expect([named.status, await named.json()]).toEqual([200, { id: 's1' }]);
    const unnamed = (await (
      await post('scores', { traceId: 't', name: 'ok', value: 1, dataType: 'BOOLEAN' })
    ).json()) as { id: string };
    expect(events()).toMatchObject([
      { id: 's1', sessionId: 'chat', value: 4, explanation: 'good', source: 'api' },
      { id: unnamed.id, traceId: 't', value: 1, label: 'true' },
    ]);
    for (const bad of [
      { name: 'x', value: 1 },
      { traceId: 't', value: 1 },
      { traceId: 't', name: 'x' },
      null,
    ]) {
      expect((await post('scores', bad)).status).toBe(400);
    }
  });

  it('take a list of scores, and tell of each that is refused', async () => {
    gateway = await startGateway();
    const good = { id: 's1', traceId: 't', name: 'ok', value: 1, timestamp: time };
    const whole = await post('scores', [good, { ...good, id: 's2' }]);
    expect([whole.status, await whole.json()]).toEqual([202, { message: 'Accepted' }]);
    const part = await post('scores', [{ ...good, id: 's3' }, { name: SECRET, value: 1 }, SECRET]);
    expect([part.status, await part.json()]).toEqual([
      207,
      {
        accepted: 1,
        rejected: 2,
        errors: [
          { message: expect.stringMatching(/^\[1\]: traceId needs/) },
          { message: expect.stringMatching(/^\[2\]/) },
        ],
      },
    ]);
    expect(events().map(({ id }) => id)).toEqual(['s1', 's2', 's3']);
  });

  it('let a client go on without uploading its media', async () => {
    gateway = await startGateway();
    const sha256Hash = 'SXeQlH1GZnYM4488AOhSxx/bZsroSbro6e3jUnGeFYE=';
    const body = { contentLength: 70, traceId: 't', field: 'input', contentType: 'image/png', sha256Hash };
    const response = await post('media', body);
    expect([response.status, await response.json()]).toEqual([
      201,
      { mediaId: 'SXeQlH1GZnYM4488AOhSxx', uploadUrl: null },
    ]);
    expect((await post('media', { ...body, sha256Hash: 'short' })).status).toBe(400);
    expect(gateway.appended).toEqual([]);
  });

  it('take OTLP at the address of Langfuse, in the form of OTLP', async () => {
    gateway = await startGateway();
    const span = {
      traceId: 'a'.repeat(32),
      spanId: 'b'.repeat(16),
      name: 'x',
      startTimeUnixNano: '1795384800000000000',
    };
    const response = await post('otel/v1/traces', { resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] });
    expect([response.status, await response.json()]).toEqual([200, {}]);
    expect(gateway.appended).toMatchObject([{ door: 'otlp', events: [{ name: 'x' }] }]);
  });

  it('answer 503 with Retry-After when the log is full, and nothing of the batch is taken', async () => {
    gateway = await startGateway({}, { maxBytes: 1000 });
    const batch = [event('span-create', { id: 's', traceId: 't', input: 'x'.repeat(5000) })];
    const response = await post('ingestion', { batch });
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await response.json()).toMatchObject({ error: 'overloaded' });
    expect(gateway.appended).toEqual([]);
  });
});
