import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { connect } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_TOKEN } from './ask-api.js';
import { eventually } from './eventually.js';
import { filesWith } from './files-with.js';
import { INGEST_KEY, StandaloneProcess } from './standalone-process.js';

let standalone: StandaloneProcess;
beforeAll(async () => {
  standalone = await StandaloneProcess.create();
  await standalone.start();
});
afterAll(() => standalone.remove());

const noon = Date.UTC(2026, 10, 20, 12);
const json = { 'content-type': 'application/json' };
const key = { authorization: `Bearer ${INGEST_KEY}` };
let sequence = 0;

function batch(events: unknown[]): string {
  return JSON.stringify({ sender: 'hostile', sequence: ++sequence, sentAt: noon, events });
}

async function post(
  path: string,
  body: string | Uint8Array<ArrayBuffer> | ReadableStream,
  headers: Record<string, string> = { ...json, ...key },
): Promise<{ status: number; text: string }> {
  const response = await fetch(`${standalone.url}${path}`, {
    method: 'POST',
    headers,
    body,
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  });
  return { status: response.status, text: await response.text() };
}

interface SpanItem {
  spanId: string;
  name: string;
  startTime: string;
  input: unknown;
  metadata: Record<string, unknown>;
}
const spansOf = (traceId: string) =>
  standalone.list<SpanItem>(`/api/v1/projects/default/spans?traceId=${encodeURIComponent(traceId)}`);
const stored = (traceId: string, count = 1) =>
  eventually(
    () => spansOf(traceId),
    (list) => list.length === count,
  );

describe('bad input over HTTP to the running product', () => {
  it.each([
    ['malformed JSON', '{"sender": "x", oops', /JSON/],
    ['an empty body', '', /./],
    ['a list instead of a batch', '[]', /object/],
    ['a batch without a sender', '{"sequence":1,"sentAt":1790000000000,"events":[]}', /sender/],
    ['events that are no list', '{"sender":"x","sequence":1,"sentAt":1790000000000,"events":{}}', /events/],
  ])('answers %s with 400 and the reason', async (_, body, reason) => {
    const answer = await post('/v1/batch', body);
    expect(answer.status).toBe(400);
    expect(answer.text).toMatch(reason);
  });

  it('answers invalid UTF-8 with 400', async () => {
    const body = Buffer.concat([Buffer.from('{"sender":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
    expect((await post('/v1/batch', new Uint8Array(body))).status).toBe(400);
  });

  it('never quotes the text of a refused body', async () => {
    const answer = await post(
      '/v1/batch',
      '{"sender":"x","sequence":"my secret question","sentAt":"also secret"}',
    );
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain('secret');
  });

  it('refuses events of wrong types singly, with index and field, and stores their neighbours', async () => {
    const answer = await post(
      '/v1/batch',
      batch([
        { kind: 'span', traceId: 'types', spanId: 'good', startTime: noon },
        { kind: 'span', traceId: 'types', spanId: 7 },
        { kind: 'span', traceId: 'types', spanId: 'x', usage: { input: 'many' } },
        { kind: 'wish' },
        null,
      ]),
    );
    expect(answer.status).toBe(200);
    const result = JSON.parse(answer.text) as {
      accepted: number;
      rejected: { index: number; field?: string }[];
    };
    expect(result.accepted).toBe(1);
    expect(result.rejected.map(({ index }) => index)).toEqual([1, 2, 3, 4]);
    expect(result.rejected[0]!.field).toBe('spanId');
    expect(result.rejected[1]!.field).toBe('usage.input');
    expect((await stored('types')).map(({ spanId }) => spanId)).toEqual(['good']);
  });

  it('stores strings of a megabyte whole', async () => {
    const text = '¿'.repeat(512 * 1024);
    const answer = await post(
      '/v1/batch',
      batch([{ kind: 'span', traceId: 'long', spanId: 's', startTime: noon, input: text }]),
    );
    expect(answer.status).toBe(200);
    expect((await stored('long'))[0]!.input).toBe(text);
  });

  it('refuses values nested too deeply, also so deep that they break parsers', async () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const event = (depth: number) =>
      `{"sender":"x","sequence":1,"sentAt":${noon},"events":[{"kind":"span","traceId":"deep","spanId":"s${depth}","startTime":${noon},"input":${nested(depth)}}]}`;
    const fine = await post('/v1/batch', event(50));
    expect(JSON.parse(fine.text)).toMatchObject({ accepted: 1 });
    for (const depth of [500, 200_000]) {
      const answer = await post('/v1/batch', event(depth));
      expect([200, 400]).toContain(answer.status);
      if (answer.status === 200) expect(JSON.parse(answer.text)).toMatchObject({ accepted: 0 });
    }
    expect((await stored('deep')).map(({ spanId }) => spanId)).toEqual(['s50']);
  });

  it('stores and shows a trace of ten thousand spans', async () => {
    const spans = Array.from({ length: 10_000 }, (_, index) => ({
      kind: 'span',
      traceId: 'wide',
      spanId: `s${index}`,
      ...(index ? { parentSpanId: `s${Math.floor((index - 1) / 10)}` } : {}),
      startTime: noon + index,
      endTime: noon + index + 5,
      name: `step ${index % 7}`,
    }));
    for (let first = 0; first < spans.length; first += 2500) {
      const answer = await post('/v1/batch', batch(spans.slice(first, first + 2500)));
      expect(JSON.parse(answer.text)).toMatchObject({ accepted: 2500, rejected: [] });
    }
    const detail = await eventually(
      () =>
        standalone.get<{ trace: { spanCount: number }; spans: unknown[] }>(
          '/api/v1/projects/default/traces/wide?content=none',
        ),
      ({ trace }) => trace.spanCount === 10_000,
    );
    expect(detail.spans.length).toBe(10_000);
  });

  it('refuses unknown, missing and malformed keys with 401 before reading the body', async () => {
    for (const headers of [
      { ...json },
      { ...json, authorization: 'Bearer alm_no_such_key_00000000000' },
      { ...json, authorization: 'Bearer x' },
      { ...json, 'x-api-key': 'ünknown'.normalize('NFD').replace(/[^\x20-\x7e]/g, '?') },
      {
        ...json,
        authorization: `Basic ${Buffer.from('public:wrong-secret-wrong-secret').toString('base64')}`,
      },
    ]) {
      const answer = await post('/v1/batch', batch([]), headers);
      expect(answer.status).toBe(401);
      expect(answer.text).not.toContain('no_such_key');
    }
  });

  it('takes the key as Bearer, as x-api-key and as the secret of Basic', async () => {
    for (const headers of [
      key,
      { 'x-api-key': INGEST_KEY },
      { authorization: `Basic ${Buffer.from(`public:${INGEST_KEY}`).toString('base64')}` },
    ]) {
      expect((await post('/v1/batch', batch([]), { ...json, ...headers })).status).toBe(200);
    }
  });

  it('refuses a gzip bomb with 413 and stays small', async () => {
    const bomb = gzipSync(Buffer.alloc(512 * 1024 * 1024));
    const answer = await post('/v1/batch', new Uint8Array(bomb), {
      ...json,
      ...key,
      'content-encoding': 'gzip',
    });
    expect(answer.status).toBe(413);
  });

  it('answers broken gzip with 400 and unknown encodings with 415', async () => {
    const broken = gzipSync(batch([])).subarray(0, 20);
    const gzip = { ...json, ...key, 'content-encoding': 'gzip' };
    expect((await post('/v1/batch', new Uint8Array(broken), gzip)).status).toBe(400);
    expect((await post('/v1/batch', batch([]), { ...gzip, 'content-encoding': 'br' })).status).toBe(415);
    expect((await post('/v1/batch', batch([]), { ...key, 'content-type': 'text/plain' })).status).toBe(415);
  });

  it('refuses a body beyond the limit with 413, announced or in chunks', async () => {
    const chunk = new Uint8Array(1024 * 1024).fill(0x20);
    let sent = 0;
    const chunked = new ReadableStream({
      pull(controller) {
        if (sent++ < 40) controller.enqueue(chunk);
        else controller.close();
      },
    });
    // The server may close the connection while the client still writes: then there is no answer to read.
    const answer = await post('/v1/batch', chunked).catch(() => ({ status: 413, text: '' }));
    expect(answer.status).toBe(413);
    const socket = connect(standalone.port, '127.0.0.1');
    socket.write(
      `POST /v1/batch HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${INGEST_KEY}\r\nContent-Type: application/json\r\nContent-Length: 999999999\r\n\r\n`,
    );
    const [head] = (await once(socket, 'data')) as [Buffer];
    expect(head.toString()).toMatch(/^HTTP\/1\.1 413/);
    socket.destroy();
  });

  it('refuses times before 2000 and after 2200 by event and stores far-future ones', async () => {
    const span = (spanId: string, startTime: number) => ({
      kind: 'span',
      traceId: 'times',
      spanId,
      startTime,
      at: noon,
    });
    const answer = await post(
      '/v1/batch',
      batch([
        span('negative', -1),
        span('ancient', 5),
        span('future', Date.UTC(2150, 0, 1)),
        span('beyond', Date.UTC(2300, 0, 1)),
      ]),
    );
    const result = JSON.parse(answer.text) as { rejected: { index: number; field: string }[] };
    expect(result.rejected.map(({ index, field }) => [index, field])).toEqual([
      [0, 'startTime'],
      [1, 'startTime'],
      [3, 'startTime'],
    ]);
    expect((await stored('times'))[0]).toMatchObject({
      spanId: 'future',
      startTime: expect.stringMatching(/^2150/),
    });
  });

  it('takes the same span ids again and again as the same spans, in one batch and in several', async () => {
    const span = { kind: 'span', traceId: 'twice', spanId: 's', startTime: noon, at: noon, name: 'first' };
    const later = { ...span, at: noon + 1, name: 'second' };
    for (const events of [[later, span, span], [span], [later]]) {
      expect(JSON.parse((await post('/v1/batch', batch(events))).text)).toMatchObject({
        accepted: events.length,
      });
    }
    const spans = await eventually(
      () => spansOf('twice'),
      (list) => list[0]?.name === 'second',
    );
    expect(spans).toHaveLength(1);
  });

  it('keeps lone surrogates and zero bytes from breaking a batch', async () => {
    const events = `[{"kind":"span","traceId":"odd","spanId":"s","startTime":${noon},"name":"a\\ud800b","input":"\\u0000\\udfff","metadata":{"k\\ud800":"\\ud83d"}}]`;
    const answer = await post(
      '/v1/batch',
      `{"sender":"x","sequence":99,"sentAt":${noon},"events":${events}}`,
    );
    expect(JSON.parse(answer.text)).toMatchObject({ accepted: 1 });
    expect((await stored('odd'))[0]!.name).toBe('a\ufffdb');
  });

  it('answers garbage instead of protobuf with 400 in protobuf', async () => {
    const answer = await post('/v1/traces', new Uint8Array([0xff, 0xff, 0xff, 0x01]), {
      ...key,
      'content-type': 'application/x-protobuf',
    });
    expect(answer.status).toBe(400);
  });

  it('keeps no credential, and no personal data that the project has masked, in any file', async () => {
    const rules = await fetch(`${standalone.url}/api/v1/projects/default/privacy`, {
      method: 'PUT',
      headers: { ...json, authorization: `Bearer ${ADMIN_TOKEN}` },
      body: JSON.stringify({ masked: ['email_address'] }),
    });
    const { effectiveWithinSeconds } = (await rules.json()) as { effectiveWithinSeconds: number };
    const secret = `sk-proj-${randomUUID()}`;
    const marker = randomUUID();
    const person = `p${randomUUID()}@correo.es`;
    const text = `${marker}: ${person} uses ${secret}`;
    const say = (traceId: string) =>
      post('/v1/batch', batch([{ kind: 'span', traceId, spanId: 's', startTime: noon, input: text }]));
    // The rules reach the door within their time; the credential is redacted from the first moment on.
    let attempt = 0;
    const [span] = await eventually(
      async () => {
        const traceId = `masked-${++attempt}`;
        await say(traceId);
        return stored(traceId);
      },
      ([item]) => !String(item!.input).includes(person),
      (effectiveWithinSeconds + 5) * 1000,
    );
    expect(span).toMatchObject({
      input: `${marker}: [redacted:email_address] uses [redacted:api_key]`,
      redactions: [
        { field: 'input', kind: 'api_key', count: 1 },
        { field: 'input', kind: 'email_address', count: 1 },
      ],
    });
    expect(await filesWith(standalone.folder, [secret])).toEqual([]);
    expect((await filesWith(standalone.folder, [marker])).join()).toContain('segment');
  });

  it('accounts for every numbered request and is still alive and ready', async () => {
    const ledger = await standalone.get<{
      summary: { declared: number; stored: number; deadLettered: number; rejected: number };
    }>('/api/v1/projects/default/ledger');
    const { declared, stored: kept, deadLettered, rejected } = ledger.summary;
    expect(declared).toBe(kept + deadLettered + rejected);
    expect(rejected).toBeGreaterThan(0);
    expect((await fetch(`${standalone.url}/readyz`)).status).toBe(200);
  });
});
