import { afterEach, beforeEach, expect, test } from 'vitest';
import { Collector, KEY } from '../testing/collector.js';
import * as sdk from './index.js';

let collector: Collector;
let client: sdk.Client;

function connect(options: sdk.Options = {}): void {
  client = sdk.init({ endpoint: collector.endpoint, key: KEY, ...options });
}

beforeEach(async () => {
  collector = await new Collector().start();
  connect();
});
afterEach(async () => {
  await client.shutdown(0);
  await collector.stop();
});

async function sent(): Promise<Record<string, unknown>[]> {
  const result = await client.flush();
  expect(result.accepted + result.lost + result.pending).toBe(result.recorded);
  return collector.recorded;
}
const spanNamed = async (name: string) => (await sent()).find((event) => event['name'] === name)!;

test('wrappers nest by themselves, carry their type, and pass values through', async () => {
  const answer = await sdk.trace('answer', async () => {
    const documents = await sdk.retrieval('search', async (span) => {
      await Promise.resolve();
      span.update({ query: 'q', documents: [{ id: 'd1', content: 'text', score: 0.9, rank: 1 }] });
      return ['d1'];
    });
    const sum = sdk.tool('add', () => 1 + 1);
    return sdk.generation('chat', { modelRequested: 'm' }, async () => [documents, sum]);
  });
  expect(answer).toEqual([['d1'], 2]);
  const root = await spanNamed('answer');
  expect(root).toMatchObject({ type: 'chain', status: 'ok' });
  expect(root).not.toHaveProperty('parentSpanId');
  const types = { search: 'retriever', add: 'tool', chat: 'llm' };
  for (const [name, type] of Object.entries(types)) {
    const { traceId, spanId } = root;
    expect(await spanNamed(name)).toMatchObject({ type, traceId, parentSpanId: spanId });
  }
  const { startTime, endTime } = await spanNamed('chat');
  expect(startTime).toBeGreaterThanOrEqual(root['startTime'] as number);
  expect(endTime).toBeLessThanOrEqual(root['endTime'] as number);
});

test('an error is recorded and thrown on unchanged, from functions, promises and thenables', async () => {
  const error = new RangeError('no more');
  const fail = (): never => {
    throw error;
  };
  expect(() => sdk.span('sync', fail)).toThrow(error);
  await expect(sdk.span('async', async () => fail())).rejects.toBe(error);
  // oxlint-disable-next-line unicorn/no-thenable
  const thenable = { then: (_: unknown, failed: (reason: unknown) => unknown) => failed(error) };
  expect(() => sdk.span('thenable', () => thenable)).toThrow(error);
  expect(() =>
    sdk.span('text', () => {
      // oxlint-disable-next-line typescript/only-throw-error -- an app may throw anything
      throw 'only text';
    }),
  ).toThrow('only text');
  for (const name of ['sync', 'async', 'thenable']) {
    expect(await spanNamed(name)).toMatchObject({ status: 'error', statusMessage: 'RangeError: no more' });
  }
  expect(await spanNamed('text')).toMatchObject({ status: 'error', statusMessage: 'only text' });
});

test('streams and lazy queries that a body returns still work', async () => {
  async function* stream() {
    yield 1;
    yield 2;
  }
  const items: number[] = [];
  for await (const item of sdk.generation('stream', () => stream())) items.push(item);
  expect(items).toEqual([1, 2]);
  let runs = 0;
  // oxlint-disable-next-line unicorn/no-thenable
  const query = { then: (done: (rows: number) => unknown) => done(++runs) };
  expect(await sdk.span('query', () => query)).toBe(1);
  expect(runs).toBe(1);
});

test('1,000 concurrent traces never mix', async () => {
  await Promise.all(
    Array.from({ length: 1000 }, (_, i) =>
      sdk.trace(`trace ${i}`, async () => {
        await new Promise((resolve) => setTimeout(resolve, i % 7));
        sdk.setActor(`actor ${i}`);
        await sdk.generation(`call ${i}`, async (span) => {
          await new Promise((resolve) => setTimeout(resolve, i % 5));
          span.update({ input: i });
          sdk.score({ name: 'good', value: i });
        });
      }),
    ),
  );
  const events = await sent();
  expect(events).toHaveLength(3000);
  const byName = new Map(
    events.map((event) => [
      event['name'] === 'good' ? `score ${String(event['value'])}` : event['name'],
      event,
    ]),
  );
  for (let i = 0; i < 1000; i++) {
    const { traceId, spanId } = byName.get(`trace ${i}`)!;
    const call = byName.get(`call ${i}`)!;
    expect(call).toMatchObject({ traceId, parentSpanId: spanId, actorId: `actor ${i}`, input: i });
    expect(byName.get(`score ${i}`)).toMatchObject({ traceId, spanId: call['spanId'] });
  }
});

test('actor, session, variant and index version reach every span of the trace that has not ended', async () => {
  sdk.trace('outer', { sessionId: 's' }, () => {
    sdk.span('before', () => {});
    sdk.span('during', () => sdk.setVariant('v2'));
    sdk.setIndexVersion('kb-7');
    sdk.setActor('ann');
    sdk.span('own', { actorId: 'bob' }, () => {});
  });
  expect(await spanNamed('before')).toMatchObject({ sessionId: 's' });
  expect(await spanNamed('before')).not.toHaveProperty('variant');
  expect(await spanNamed('during')).toMatchObject({ sessionId: 's', variant: 'v2' });
  expect(await spanNamed('own')).toMatchObject({
    sessionId: 's',
    variant: 'v2',
    indexVersion: 'kb-7',
    actorId: 'bob',
  });
  expect(await spanNamed('outer')).toMatchObject({
    sessionId: 's',
    variant: 'v2',
    indexVersion: 'kb-7',
    actorId: 'ann',
  });
});

test('history can be replayed: given ids, parents and times are sent as they are', async () => {
  const root = sdk.startTrace('old', { traceId: 'order-1', spanId: 'a', startTime: '2025-03-01T10:00:00Z' });
  const child = sdk.startSpan('call', {
    parent: root,
    type: 'llm',
    startTime: new Date(Date.UTC(2025, 2, 1, 10, 0, 1)),
  });
  child.end({ endTime: Date.UTC(2025, 2, 1, 10, 0, 2), output: 'x' });
  root.end({ endTime: Date.UTC(2025, 2, 1, 10, 0, 3) });
  sdk.score({ name: 'stars', value: 5, traceId: 'order-1', spanId: 'a', at: Date.UTC(2025, 2, 2) });
  expect(await sent()).toMatchObject([
    {
      traceId: 'order-1',
      parentSpanId: 'a',
      type: 'llm',
      startTime: Date.UTC(2025, 2, 1, 10, 0, 1),
      endTime: Date.UTC(2025, 2, 1, 10, 0, 2),
    },
    {
      traceId: 'order-1',
      spanId: 'a',
      startTime: Date.UTC(2025, 2, 1, 10),
      endTime: Date.UTC(2025, 2, 1, 10, 0, 3),
    },
    { kind: 'score', traceId: 'order-1', spanId: 'a', at: Date.UTC(2025, 2, 2), source: 'api' },
  ]);
});

test('a span by hand takes the current span as parent, becomes current only by run, and goes on in another service', async () => {
  const header = sdk.trace('a', () => {
    const manual = sdk.startSpan('manual');
    expect(sdk.currentSpan()?.spanId).toBe(manual.parentSpanId);
    manual.run(() => expect(sdk.currentSpan()).toBe(manual));
    manual.end();
    return sdk.traceparent()!;
  });
  const { traceId, spanId } = await spanNamed('a');
  sdk.trace('b', { traceparent: header }, () => {});
  expect(await spanNamed('b')).toMatchObject({ traceId, parentSpanId: spanId });
});

test('what is said after the end is sent as an addition', async () => {
  const span = sdk.startTrace('late', { input: 'q' });
  span.end();
  span.end();
  span.update({ output: 'a' });
  const [first, second, ...more] = await sent();
  expect(more).toEqual([]);
  const { traceId, spanId, at } = first!;
  expect(second).toMatchObject({ kind: 'span', traceId, spanId, output: 'a' });
  expect(second).not.toHaveProperty('input');
  expect(second!['at']).toBeGreaterThanOrEqual(at as number);
});

test('a value is recorded as it was when it was given', async () => {
  const messages = [{ role: 'user', content: 'before' }];
  const span = sdk.startTrace('snapshot', { input: messages });
  messages[0]!.content = 'after';
  span.end();
  expect(await spanNamed('snapshot')).toMatchObject({ input: [{ role: 'user', content: 'before' }] });
});

test('the mask decides what is sent, and what it drops or fails on is counted and never sent', async () => {
  await client.shutdown();
  connect({
    mask: (event) => {
      if (event.name === 'throws') throw new Error('no');
      if (event.name === 'drops') return null;
      if (event.name === 'promises') return Promise.resolve(event) as never;
      return event.kind === 'span' ? { ...event, input: '***' } : event;
    },
  });
  for (const name of ['throws', 'drops', 'promises', 'passes'])
    sdk.startTrace(name, { input: 'secret' }).end();
  expect(await sent()).toMatchObject([{ name: 'passes', input: '***' }]);
  expect(collector.attempts.join('')).not.toContain('secret');
  const { lostBy } = await client.flush();
  expect(lostBy).toEqual({ masking_failed: 2, dropped_by_mask: 1 });
  expect(collector.losses).toEqual(lostBy);
});

test('sampling keeps or drops whole traces with their scores, and counts what it drops', async () => {
  await client.shutdown();
  connect({ sampleRate: 0.5 });
  for (let i = 0; i < 200; i++) {
    sdk.trace('t', () => {
      sdk.span('c', () => {});
      sdk.score({ name: 's', value: 1 });
    });
  }
  const events = await sent();
  const perTrace = new Map<unknown, unknown[]>();
  for (const event of events) {
    perTrace.set(event['traceId'], [...(perTrace.get(event['traceId']) ?? []), event]);
  }
  expect(perTrace.size).toBeGreaterThan(50);
  expect(perTrace.size).toBeLessThan(150);
  for (const group of perTrace.values()) expect(group).toHaveLength(3);
  expect((await client.flush()).lostBy).toEqual({ sampled_out: 600 - events.length });
});

test('a score needs a value and something to judge, else it counts as invalid', async () => {
  sdk.score({ name: 'nowhere', value: 1 });
  sdk.score({ name: 'empty', traceId: 't' });
  sdk.score({ name: 'no trace', value: 1, spanId: 's' });
  sdk.score({ name: 'session', label: 'good', sessionId: 's1', source: 'user' });
  expect(await sent()).toMatchObject([{ name: 'session', label: 'good', sessionId: 's1', source: 'user' }]);
  expect((await client.flush()).lostBy).toEqual({ invalid: 3 });
});

test('more open spans than allowed are sent as far as known, and completed at their end', async () => {
  await client.shutdown();
  connect({ maxOpenSpans: 10 });
  const spans = Array.from({ length: 15 }, (_, i) => sdk.startTrace(`open ${i}`));
  expect(await sent()).toHaveLength(5);
  for (const span of spans) span.end();
  expect((await sent()).filter((event) => event['endTime'] !== undefined)).toHaveLength(15);
});

test('without a key nothing is recorded, one warning is given, and the app runs on', async () => {
  await client.shutdown();
  const told: sdk.SdkError[] = [];
  client = sdk.init({ key: '', onError: (error) => told.push(error) });
  expect(sdk.trace('x', (span) => span.isRecorded)).toBe(false);
  sdk.score({ name: 's', value: 1, traceId: 't' });
  expect(await sdk.flush()).toMatchObject({ recorded: 0, sent: 0, lost: 0, pending: 0 });
  expect(told).toMatchObject([{ code: 'disabled' }]);
  expect(collector.attempts).toHaveLength(0);
});

test.each(['not an address', 'ftp://host', 'http://user:password@host', 'http://'])(
  'the unusable endpoint %s is told without quoting it, and harms nothing',
  async (endpoint) => {
    const told: sdk.SdkError[] = [];
    const other = new sdk.Client({ key: KEY, endpoint, onError: (error) => told.push(error) });
    expect(other.isEnabled).toBe(false);
    expect(other.trace('x', () => 5)).toBe(5);
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).not.toContain('password@');
    await other.shutdown();
  },
);
