import { afterEach, beforeEach, expect, test } from 'vitest';
import { Collector, KEY, until } from '../testing/collector.js';
import { Client, type Options } from './index.js';

let collector: Collector;
const clients: Client[] = [];

beforeEach(async () => {
  collector = await new Collector().start();
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.shutdown(0)));
  await collector.stop();
});

function connect(options: Options = {}): Client {
  const client = new Client({
    endpoint: collector.endpoint,
    key: KEY,
    gzip: true,
    retryDelayMs: 5,
    maxRetryDelayMs: 20,
    ...options,
  });
  clients.push(client);
  return client;
}

function record(client: Client, count: number, output: unknown = 'an answer'): void {
  for (let i = 0; i < count; i++) client.startTrace(`call ${i}`).end({ output });
}

const sequences = () => collector.stored.map((batch) => batch.sequence);

test('an event is sent by itself, long before anything else would send it', async () => {
  const client = connect();
  const began = Date.now();
  record(client, 1);
  await until(() => collector.recorded.length > 0, 'the event');
  expect(Date.now() - began).toBeLessThan(5000);
  expect(collector.recorded).toMatchObject([{ name: 'call 0' }]);
});

test('batches follow the size limits, one request at a time, with gapless sequence numbers', async () => {
  const client = connect({ maxBatchEvents: 7 });
  record(client, 100);
  const result = await client.flush();
  expect(result).toMatchObject({ recorded: 100, sent: 100, accepted: 100, lost: 0, pending: 0, errors: [] });
  expect(collector.recorded).toHaveLength(100);
  expect(Math.max(...collector.stored.map((batch) => batch.events.length))).toBe(7);
  expect(sequences()).toEqual(sequences().map((_, index) => index + 1));
  expect(collector.mostAtOnce).toBe(1);
  expect(new Set(collector.stored.map((batch) => batch.sender)).size).toBe(1);
});

test('large batches are gzipped, small ones are not', async () => {
  const client = connect();
  record(client, 1);
  await client.flush();
  record(client, 20, 'x'.repeat(1000));
  expect(await client.flush()).toMatchObject({ accepted: 21 });
  expect(collector.encodings).toEqual([undefined, 'gzip']);
});

test('batches follow the byte limit', async () => {
  const client = connect({ maxBatchBytes: 20_000 });
  record(client, 20, 'x'.repeat(6000));
  await client.flush();
  expect(Math.max(...collector.stored.map((batch) => batch.events.length))).toBe(3);
});

test.each([
  ['429', { status: 429 }],
  ['408', { status: 408 }],
  ['500', { status: 500 }],
  ['a dropped connection', 'reset' as const],
  ['a success that is not of this server', { status: 200, body: '<html>' }],
])('after %s the same bytes are sent again with the same sequence number', async (_, fault) => {
  collector.faults = [fault, fault, fault];
  const client = connect();
  record(client, 10, 'x'.repeat(1000));
  expect(await client.flush()).toMatchObject({ accepted: 10, lost: 0, pending: 0 });
  expect(collector.attempts).toHaveLength(4);
  for (const attempt of collector.attempts) expect(attempt.equals(collector.attempts[0]!)).toBe(true);
  record(client, 1);
  await client.flush();
  expect(sequences()).toEqual([1, 2]);
});

test('an answer that got lost costs no event: the batch comes again unchanged', async () => {
  collector.faults = ['store_and_reset'];
  const client = connect();
  record(client, 5);
  expect(await client.flush()).toMatchObject({ accepted: 5, lost: 0 });
  expect(sequences()).toEqual([1, 1]);
  expect(collector.stored[0]!.raw.equals(collector.stored[1]!.raw)).toBe(true);
});

test('Retry-After is honoured', async () => {
  collector.faults = [{ status: 503, headers: { 'retry-after': '1' } }];
  const client = connect();
  record(client, 1);
  const began = Date.now();
  await client.flush();
  expect(Date.now() - began).toBeGreaterThanOrEqual(990);
  expect(collector.recorded).toHaveLength(1);
});

test('a server that never answers is given up after the time limit, and asked again', async () => {
  collector.faults = ['hang'];
  const client = connect({ timeoutMs: 50 });
  record(client, 3);
  expect(await client.flush()).toMatchObject({ accepted: 3, lost: 0 });
});

test('a batch that is tried too often counts as lost, and leaves its sequence number behind', async () => {
  collector.faults = ['reset', 'reset', 'reset'];
  const client = connect({ maxAttempts: 3 });
  record(client, 4);
  expect(await client.flush()).toMatchObject({ accepted: 0, lostBy: { retries_exhausted: 4 }, pending: 0 });
  record(client, 1);
  await client.flush();
  expect(sequences()).toEqual([2]);
  expect(collector.losses).toEqual({ retries_exhausted: 4 });
});

test('a batch that is too large for the server is halved until it fits, without a gap', async () => {
  collector.maxBytes = 5000;
  const client = connect();
  record(client, 16, 'x'.repeat(700));
  client.startTrace('giant').end({ output: 'y'.repeat(6000) });
  expect(await client.flush()).toMatchObject({ accepted: 16, lostBy: { event_too_large: 1 }, pending: 0 });
  expect(new Set(collector.recorded.map((event) => event.kind === 'span' && event.spanId)).size).toBe(16);
  expect(sequences()).toEqual(sequences().map((_, index) => index + 1));
});

test('a refused batch counts as rejected and its number is used again', async () => {
  collector.faults = [{ status: 400 }];
  const client = connect();
  record(client, 3);
  expect(await client.flush()).toMatchObject({ accepted: 0, lostBy: { rejected: 3 } });
  record(client, 2);
  expect(await client.flush()).toMatchObject({ accepted: 2, lost: 3 });
  expect(sequences()).toEqual([1]);
  expect(collector.losses).toEqual({ rejected: 3 });
});

test('events that the server rejects one by one are counted and told', async () => {
  collector.reject = [1, 3];
  const client = connect();
  record(client, 5);
  expect(await client.flush()).toMatchObject({ recorded: 5, sent: 5, accepted: 3, rejected: 2, lost: 2 });
  await client.flush();
  expect(collector.losses).toEqual({ rejected: 2 });
});

test('a refused key is told once, is counted, and sending pauses', async () => {
  const told: string[] = [];
  const client = connect({ key: 'not-the-key-of-this-project', onError: ({ code }) => told.push(code) });
  record(client, 3);
  expect(await client.flush()).toMatchObject({ lostBy: { unauthorised: 3 }, pending: 0 });
  record(client, 2);
  expect(await client.flush()).toMatchObject({ pending: 2 });
  expect(collector.attempts).toHaveLength(1);
  expect(told).toEqual(['unauthorised']);
  expect(await client.shutdown()).toMatchObject({ recorded: 5, lostBy: { unauthorised: 5 }, pending: 0 });
});

test('a server that restarts costs nothing', async () => {
  let failures = 0;
  const client = connect({ onError: () => failures++ });
  record(client, 5);
  await client.flush();
  await collector.stop();
  record(client, 5);
  const flushed = client.flush();
  await until(() => failures > 0, 'a failed attempt');
  await collector.start();
  expect(await flushed).toMatchObject({ accepted: 10, lost: 0 });
  expect(sequences()).toEqual([1, 2]);
});

test('with a dead server the queue stays within its bounds, and what was lost is told exactly', async () => {
  const client = connect({ maxQueueEvents: 50, maxBatchEvents: 10 });
  collector.always = 'reset';
  record(client, 500);
  expect(await client.flush(100)).toMatchObject({ recorded: 500, pending: 50, lostBy: { queue_full: 450 } });
  collector.always = undefined;
  record(client, 7);
  let result = await client.flush();
  record(client, 1);
  result = await client.flush();
  expect(result.pending).toBe(0);
  expect(result.accepted + result.lost).toBe(result.recorded);
  expect(collector.recorded).toHaveLength(result.accepted);
  expect(collector.losses).toEqual(result.lostBy);
});

test('with a dead server the bytes that wait stay within their bound', async () => {
  const client = connect({ maxQueueBytes: 100_000 });
  collector.always = 'reset';
  record(client, 100, 'x'.repeat(10_000));
  const { pending, lostBy } = await client.flush(50);
  expect(pending).toBeLessThan(10);
  expect(lostBy).toEqual({ queue_full: 100 - pending });
});

test('a loss report that was lost is told again', async () => {
  const client = connect({ maxEventBytes: 1000, maxAttempts: 2 });
  client.startTrace('giant').end({ output: 'x'.repeat(2000) });
  collector.faults = ['reset', 'reset'];
  await client.flush();
  expect(collector.losses).toEqual({});
  await client.flush();
  expect(collector.losses).toEqual({ event_too_large: 1 });
  await client.flush();
  expect(collector.attempts).toHaveLength(3);
});

test('shutdown sends open spans as they are, then stops; later records count as lost', async () => {
  const client = connect();
  client.startTrace('open').update({ input: 'question' });
  expect(await client.shutdown()).toMatchObject({ recorded: 1, accepted: 1 });
  expect(collector.recorded).toMatchObject([{ name: 'open', input: 'question' }]);
  expect(collector.recorded[0]).not.toHaveProperty('endTime');
  record(client, 2);
  expect(await client.flush()).toMatchObject({ recorded: 3, lostBy: { shutdown_timeout: 2 }, pending: 0 });
  expect(collector.stored).toHaveLength(1);
});

test('shutdown ends in time with a server that hangs, and counts what is left', async () => {
  collector.always = 'hang';
  const client = connect({ timeoutMs: 600_000 });
  record(client, 6);
  const began = Date.now();
  expect(await client.shutdown(100)).toMatchObject({ lostBy: { shutdown_timeout: 6 }, pending: 0 });
  expect(Date.now() - began).toBeLessThan(20_000);
});

test('a fetch that throws, never answers or answers nonsense harms nothing', async () => {
  let calls = 0;
  const answers = [
    () => {
      throw new Error('no');
    },
    () => new Promise<never>(() => {}),
    () => Promise.resolve(undefined as never),
    () => Promise.resolve({ status: 200, headers: new Headers(), text: () => Promise.resolve('null') }),
  ];
  const client = connect({ fetch: () => answers[calls++ % 4]!(), maxAttempts: 8, timeoutMs: 20 });
  record(client, 2);
  expect(await client.flush()).toMatchObject({ lostBy: { retries_exhausted: 2 } });
  expect(calls).toBe(8);
});
