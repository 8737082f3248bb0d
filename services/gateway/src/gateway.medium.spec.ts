import { deflateSync, gzipSync } from 'node:zlib';
import { logRecordSchema, type LogRecordContent } from '@almenara/contract';
import type { EventLog } from '@almenara/event-log';
import { Registry } from 'prom-client';
import { afterEach, describe, expect, it } from 'vitest';
import type { GatewayOptions } from './gateway-options.js';
import { startGateway, type StartedGateway } from './testing/start-gateway.js';

const noon = Date.UTC(2026, 10, 20, 12);
const keys: GatewayOptions['keys'] = {
  resolve: async (key) => {
    const rights = { 'valid-key-of-the-shop': true, 'api-key-of-the-shop-only': false }[key];
    if (rights !== undefined) {
      return { status: 'valid', project: 'shop', keyId: '1', name: 'k', ingest: rights, role: 'viewer' };
    }
    return {
      status: key.startsWith('expired') ? 'expired' : key.startsWith('revoked') ? 'revoked' : 'unknown',
    };
  },
};
const privacy: GatewayOptions['privacy'] = { of: () => Promise.resolve({ masked: [] }) };
const json = { 'content-type': 'application/json', authorization: 'Bearer valid-key-of-the-shop' };

let running: StartedGateway | undefined;

async function start(...[options, logOptions]: Parameters<typeof startGateway>): Promise<StartedGateway> {
  running = await startGateway({ keys, privacy, ...options }, logOptions);
  return running;
}

afterEach(async () => {
  await running?.remove();
  running = undefined;
});

async function post(path: string, body: unknown, headers: Record<string, string> = json): Promise<Response> {
  return fetch(`${running!.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

const batch = (events: unknown[], sequence = 1) => ({ sender: 'app', sequence, sentAt: noon, events });
const span = (traceId: string, fields: object = {}) => ({
  kind: 'span',
  traceId,
  spanId: 's',
  startTime: noon,
  ...fields,
});
const otlp = (spans: object[]) => ({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
const otlpSpan = (fields: object = {}) => ({
  traceId: 'a'.repeat(32),
  spanId: 'b'.repeat(16),
  name: 'chat',
  startTimeUnixNano: `${noon}000000`,
  endTimeUnixNano: `${noon + 5}000000`,
  ...fields,
});

/** Everything in the log, by partition, as the writer would read it. */
async function readLog(
  log: EventLog,
  count: number,
  isDone = (records: unknown[]) => records.length >= count,
): Promise<(LogRecordContent & { partition: number })[]> {
  const records: (LogRecordContent & { partition: number })[] = [];
  const all = Promise.withResolvers<void>();
  const consumer = await log.consume({
    topic: 'events',
    group: 'test',
    maxRecords: 100,
    maxBytes: 1e8,
    maxWaitMs: 1,
    onBatch: async (batchOfRecords) => {
      for (const { value, partition } of batchOfRecords) {
        records.push({ ...logRecordSchema.parse(JSON.parse(new TextDecoder().decode(value))), partition });
      }
      if (isDone(records)) all.resolve();
    },
  });
  await all.promise;
  await consumer.stop();
  return records;
}

describe('the gateway on a real socket and a real log', () => {
  it('answers 200 for what the log holds, with the time of recording filled in and unknown fields kept', async () => {
    const { log } = await start();
    const response = await post(
      '/v1/batch',
      batch([span('t', { endTime: noon + 9, invented: { later: true } }), { kind: 'x' }]),
    );
    expect(await response.json()).toMatchObject({ accepted: 1, rejected: [{ index: 1 }] });
    const [record] = await readLog(log, 1);
    expect(record).toMatchObject({
      project: 'shop',
      sender: 'app',
      sequence: 1,
      part: 0,
      declared: 2,
      rejected: 1,
    });
    expect(record!.events).toEqual([
      expect.objectContaining({ traceId: 't', at: noon + 9, attributes: { invented: { later: true } } }),
    ]);
  });

  it('leaves a record for the ledger also when every event was refused', async () => {
    const { log } = await start();
    expect(await (await post('/v1/batch', batch([{ kind: 'x' }]))).json()).toMatchObject({ accepted: 0 });
    expect(await readLog(log, 1)).toMatchObject([{ declared: 1, rejected: 1, events: [] }]);
  });

  it('keeps the events of a trace in one partition and tells the declared number once', async () => {
    const { log } = await start({}, { partitions: 4 });
    const events = Array.from({ length: 40 }, (_, index) => span(`t${index % 10}`, { spanId: `s${index}` }));
    expect((await post('/v1/batch', batch(events))).status).toBe(200);
    const records = await readLog(
      log,
      0,
      (list) => (list as LogRecordContent[]).reduce((sum, record) => sum + record.events.length, 0) >= 40,
    );
    const partitions = new Map<string, Set<number>>();
    for (const { events: list, partition } of records) {
      for (const { traceId } of list as { traceId: string }[]) {
        partitions.set(traceId, (partitions.get(traceId) ?? new Set()).add(partition));
      }
    }
    expect([...partitions.values()].every(({ size }) => size === 1)).toBe(true);
    expect(records.reduce((sum, { declared }) => sum + declared, 0)).toBe(40);
    expect(records.reduce((sum, { events: list }) => sum + list.length, 0)).toBe(40);
  });

  it.each(['expired', 'revoked', 'unknown'])(
    'tells a client that its key is %s, and never the key',
    async (status) => {
      await start();
      const key = `${status}-key-000000000000`;
      const response = await post('/v1/batch', batch([]), { ...json, authorization: `Bearer ${key}` });
      expect(response.status).toBe(401);
      const text = await response.text();
      expect(text).toMatch(
        { expired: /has expired/, revoked: /was revoked/, unknown: /is not known/ }[status]!,
      );
      expect(text).not.toContain(key);
    },
  );

  it('stores nothing for a key that may not send data, and says so at each door', async () => {
    const { log } = await start();
    const append = log.append.bind(log);
    let appended = 0;
    log.append = async (records) => {
      appended += records.length;
      await append(records);
    };
    const headers = { ...json, authorization: 'Bearer api-key-of-the-shop-only' };
    const refused = await post('/v1/batch', batch([span('t')]), headers);
    expect([refused.status, await refused.text()]).toEqual([401, expect.stringContaining('not send data')]);
    const otlpRefused = await post('/v1/traces', otlp([otlpSpan()]), headers);
    expect([otlpRefused.status, await otlpRefused.text()]).toEqual([
      401,
      expect.stringContaining('not send data'),
    ]);
    expect(appended).toBe(0);
  });

  it('answers 503 with Retry-After when the log is full, in the form of each door', async () => {
    await start({}, { maxBytes: 1000 });
    const large = 'x'.repeat(5000);
    const response = await post('/v1/batch', batch([span('t', { input: large })]));
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await response.json()).toMatchObject({ code: 'overloaded' });
    const other = await post(
      '/v1/traces',
      otlp([otlpSpan({ attributes: [{ key: 'a', value: { stringValue: large } }] })]),
    );
    expect(other.status).toBe(503);
    expect(Number(other.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await other.json()).toMatchObject({ code: 14 });
  });

  it('asks to come later while keys cannot be checked, and tells nothing of why', async () => {
    await start({ keys: { resolve: () => Promise.reject(new Error('postgres://ana:secret@db is away')) } });
    for (const path of ['/v1/batch', '/v1/traces']) {
      const response = await post(path, batch([span('t')]));
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
      expect(await response.text()).not.toContain('secret');
    }
  });

  it('asks to come later while the privacy rules cannot be read: nothing is taken unmasked', async () => {
    let isAway = true;
    const rules = () => (isAway ? Promise.reject(new Error('away')) : Promise.resolve({ masked: [] }));
    const { log } = await start({ privacy: { of: rules } });
    const response = await post('/v1/batch', batch([span('t')]));
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
    isAway = false;
    await post('/v1/batch', batch([span('later')], 2));
    expect(await readLog(log, 1)).toMatchObject([{ sequence: 2 }]);
  });

  it('lets no credential into the log at any door, and no personal data where the project says so', async () => {
    const { log } = await start({ privacy: { of: () => Promise.resolve({ masked: ['email_address'] }) } });
    const text = 'I am ana@correo.es, my key is sk-proj-a1B2c3D4e5F6g7H8i9J0';
    await post('/v1/batch', batch([span('t', { input: text })]));
    await post('/v1/traces', otlp([otlpSpan({ status: { code: 2, message: text } })]));
    const records = await readLog(log, 2);
    expect(JSON.stringify(records)).not.toMatch(/sk-proj|ana@/);
    expect(records.flatMap(({ events }) => events)).toMatchObject([
      { input: 'I am [redacted:email_address], my key is [redacted:api_key]' },
      { statusMessage: 'I am [redacted:email_address], my key is [redacted:api_key]' },
    ]);
  });

  it('asks to come later when too many bytes are in work, and recovers', async () => {
    const gate = Promise.withResolvers<void>();
    const entered = Promise.withResolvers<void>();
    const { log } = await start({ limits: { maxBytesInWork: 1000 } });
    const append = log.append.bind(log);
    log.append = async (records) => {
      entered.resolve();
      await gate.promise;
      await append(records);
    };
    const first = post('/v1/batch', batch([span('t', { input: 'x'.repeat(900) })]));
    await entered.promise;
    const second = await post('/v1/batch', batch([span('t', { input: 'y'.repeat(900) })]));
    expect(second.status).toBe(429);
    expect(second.headers.get('retry-after')).toBe('1');
    gate.resolve();
    expect((await first).status).toBe(200);
    expect((await post('/v1/batch', batch([span('u')], 2))).status).toBe(200);
  });

  it('counts what was accepted, rejected and refused, each by door and reason', async () => {
    const registry = new Registry();
    await start({ registry, limits: { maxEventBytes: 2000 } }, { maxBytes: 5000 });
    const spans = [span('t'), { kind: 'span' }, span('u', { input: 'x'.repeat(3000) })];
    await post('/v1/batch', batch(spans));
    await post('/v1/traces', otlp([otlpSpan(), otlpSpan({ spanId: '0'.repeat(16) })]));
    await post('/v1/batch', 'no batch');
    await post('/v1/batch', batch([]), { ...json, authorization: 'Bearer nobody' });
    const many = Array.from({ length: 5 }, (_, index) => span(`v${index}`, { input: 'x'.repeat(1500) }));
    expect((await post('/v1/batch', batch(many, 2))).status).toBe(503);
    const text = await registry.metrics();
    for (const line of [
      'almenara_gateway_events_accepted_total{door="batch"} 1',
      'almenara_gateway_events_accepted_total{door="otlp"} 1',
      'almenara_gateway_events_rejected_total{door="batch",reason="invalid"} 1',
      'almenara_gateway_events_rejected_total{door="batch",reason="too_large"} 1',
      'almenara_gateway_events_rejected_total{door="otlp",reason="unreadable"} 1',
      'almenara_gateway_requests_refused_total{door="batch",reason="invalid_request"} 1',
      'almenara_gateway_requests_refused_total{door="batch",reason="unauthenticated"} 1',
      'almenara_gateway_requests_refused_total{door="batch",reason="log_full"} 1',
      'almenara_gateway_request_events_sum{door="batch"} 1',
      'almenara_gateway_request_seconds_count{door="otlp"} 1',
    ]) {
      expect(text).toContain(`${line}\n`);
    }
  });

  it('takes OTLP in part, tells how much it refused and why, and takes an empty request', async () => {
    const { log } = await start();
    const response = await post('/v1/traces', otlp([otlpSpan(), otlpSpan({ spanId: '0'.repeat(16) })]));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      partialSuccess: { rejectedSpans: '1', errorMessage: 'spanId must be 8 bytes, not all zero' },
    });
    const refused = await post('/v1/traces', otlp([otlpSpan({ traceId: 'short' })]));
    expect(refused.status).toBe(200);
    expect(await (await post('/v1/traces', {})).json()).toEqual({});
    expect(await readLog(log, 1)).toMatchObject([{ door: 'otlp', events: [{ name: 'chat', at: noon + 5 }] }]);
  });

  it('takes messages of log records as parts of their spans, and keeps nothing of other records', async () => {
    const { log } = await start();
    const place = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), timeUnixNano: '1795384800000000000' };
    const content = { kvlistValue: { values: [{ key: 'content', value: { stringValue: 'Hi' } }] } };
    const records = [
      { ...place, eventName: 'gen_ai.user.message', body: content },
      { ...place, body: { stringValue: 'connected' } },
      { ...place, timeUnixNano: 'soon' },
    ];
    const response = await post('/v1/logs', { resourceLogs: [{ scopeLogs: [{ logRecords: records }] }] });
    expect(await response.json()).toEqual({
      partialSuccess: {
        rejectedLogRecords: '1',
        errorMessage: 'timeUnixNano must be nanoseconds since 1970',
      },
    });
    const [record] = await readLog(log, 1);
    expect(record).toMatchObject({ declared: 2, rejected: 1 });
    const [event] = record!.events as { attributes: Record<string, unknown> }[];
    expect(Object.values(event!.attributes)).toMatchObject([
      { side: 'input', messages: [{ role: 'user', content: 'Hi' }] },
    ]);
  });

  it('takes metrics without keeping them, and refuses what is no request', async () => {
    await start();
    const metrics = { resourceMetrics: [{ scopeMetrics: [{ metrics: [{ name: 'duration' }] }] }] };
    for (const body of [metrics, {}]) {
      const response = await post('/v1/metrics', body);
      expect([response.status, await response.json()]).toEqual([200, {}]);
    }
    expect((await post('/v1/metrics', { resourceMetrics: 'all' })).status).toBe(400);
    expect((await post('/v1/metrics', metrics, { 'content-type': 'application/json' })).status).toBe(401);
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
  ])('reads OTLP compressed with %s and sent in chunks of unknown length', async (encoding, compress) => {
    await start();
    const body = compress(JSON.stringify(otlp([otlpSpan({})])));
    const chunks = new ReadableStream({
      start(controller) {
        for (let at = 0; at < body.length; at += 50) controller.enqueue(body.subarray(at, at + 50));
        controller.close();
      },
    });
    const response = await fetch(`${running!.url}/v1/traces`, {
      method: 'POST',
      headers: { ...json, 'content-encoding': encoding },
      body: chunks,
      duplex: 'half',
    });
    expect([response.status, await response.json()]).toEqual([200, {}]);
  });

  it('answers bad OTLP with google.rpc.Status in the encoding of the request', async () => {
    await start();
    const bad = await post('/v1/traces', { resourceSpans: 'all of them' });
    expect([bad.status, await bad.json()]).toEqual([
      400,
      { code: 3, message: 'resourceSpans must be a list' },
    ]);
    const protobuf = await fetch(`${running!.url}/v1/traces`, {
      method: 'POST',
      headers: { ...json, 'content-type': 'application/x-protobuf' },
      body: new Uint8Array([0xff, 0xff]),
    });
    expect([protobuf.status, protobuf.headers.get('content-type')]).toEqual([400, 'application/x-protobuf']);
    expect((await post('/v1/traces', {}, { ...json, 'content-type': 'text/plain' })).status).toBe(415);
  });
});
