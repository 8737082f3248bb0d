import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Encoder } from '../encoder.js';
import { type EmbeddingServer, startEmbeddingServer } from '../testing/embedding-server.js';
import { type EndpointOptions, openEndpointEncoder } from './endpoint-encoder.js';

const KEY = 'key-that-nobody-may-read';
let server: EmbeddingServer;
let now = 0;

beforeEach(async () => {
  server = await startEmbeddingServer();
  now = Date.UTC(2026, 2, 1, 12);
});
afterEach(() => server.close());

const open = (told: Partial<EndpointOptions> = {}): Promise<Encoder> =>
  openEndpointEncoder({
    baseUrl: server.url,
    model: 'small',
    apiKey: KEY,
    limits: { requests: 1000, tokens: 1_000_000 },
    fetch,
    now: () => now,
    ...told,
  });
const inputs = () => server.asked.slice(1).map(({ input }) => input);
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'it worked',
    (error: Error) => `${error.name}: ${error.message}`,
  );

test('texts become unit vectors in their order, and the empty one nothing, which is not asked for', async () => {
  const encoder = await open();
  const [a, none, b] = await encoder.encode(['aab', ' \n', 'b']);
  expect(none).toBeNull();
  expect(Math.hypot(...a!)).toBeCloseTo(1, 6);
  expect(a![1]! / a![2]!).toBeCloseTo(2, 6);
  expect(b![2]).toBe(1);
  expect(inputs()).toEqual([['aab', 'b']]);
  expect(server.asked[0]).toMatchObject({ model: 'small', authorization: `Bearer ${KEY}` });
});

test('many texts go in few requests, and a text that came before in none', async () => {
  const encoder = await open();
  const texts = Array.from({ length: 150 }, (_, at) => `text ${at}`);
  const first = await encoder.encode([...texts, ...texts]);
  expect(inputs().map(({ length }) => length)).toEqual([64, 64, 22]);
  expect(await encoder.encode(texts)).toEqual(first.slice(0, 150));
  expect(inputs()).toHaveLength(3);
});

test('only the beginning of a long text is sent', async () => {
  const encoder = await open();
  await encoder.encode([`${'a'.repeat(699)}🙂${'b'.repeat(5000)}`]);
  expect(inputs()[0]![0]!.length).toBe(700);
  expect(inputs()[0]![0]!.isWellFormed()).toBe(true);
});

test('a request that fails for a moment is made again', async () => {
  const encoder = await open();
  server.statuses.push(503, 429);
  expect((await encoder.encode(['a']))[0]).not.toBeNull();
  expect(inputs()).toHaveLength(3);
});

test('an endpoint that goes on failing is told of without key or text, and left alone for a while', async () => {
  const encoder = await open({ retries: 0 });
  server.statuses.push(401);
  expect(await reasonOf(encoder.encode(['my text']))).toBe('EncoderError: the endpoint answered 401');
  expect(await reasonOf(encoder.encode(['other']))).toBe('EncoderError: the endpoint answered 401');
  expect(inputs()).toHaveLength(1);
  now += 30_000;
  expect(await reasonOf(encoder.encode(['other']))).toBe('it worked');
});

test('the daily budget ends the requests of a day and not those of the next', async () => {
  const encoder = await open({ limits: { requests: 3 } });
  await encoder.encode(['a']);
  await encoder.encode(['b']);
  expect(await reasonOf(encoder.encode(['c']))).toContain('daily budget of 3 requests');
  expect((await encoder.encode(['a']))[0]).not.toBeNull();
  now += 12 * 3_600_000;
  expect(await reasonOf(encoder.encode(['c']))).toBe('it worked');
});

test('tokens count as the endpoint tells them', async () => {
  const encoder = await open({ limits: { tokens: 240 } });
  // 200 tokens are expected and 2 are told, each time.
  for (let at = 0; at < 5; at++) await encoder.encode([`${at}${'x'.repeat(599)}`]);
  expect(await reasonOf(encoder.encode([`6${'x'.repeat(690)}`]))).toContain('240 tokens');
});

test('texts count one by one, those of the probe and of others included', async () => {
  const encoder = await open({ limits: { texts: 4 } });
  await encoder.encode(['a', 'b']);
  expect(await reasonOf(encoder.encode(['c', 'd']))).toContain('daily budget of 4 texts');
  expect(await reasonOf(encoder.encode(['c', 'a']))).toBe('it worked');
});

test('vectors of another dimension, without direction or without finite numbers are refused', async () => {
  const encoder = await open();
  server.dimensions = 16;
  expect(await reasonOf(encoder.encode(['a']))).toContain('16 dimensions, not 32');
  for (const embedding of [Array.from({ length: 32 }, () => 0), [null], 'text', undefined]) {
    server.body = { data: [{ index: 0, embedding }] };
    expect(await reasonOf(encoder.encode(['b']))).toMatch(/^EncoderError: /);
    now += 60_000;
  }
  server.body = 'no list';
  expect(await reasonOf(encoder.encode(['b']))).toMatch(/^EncoderError: /);
});

test('its id tells model, width and address, and wide vectors are stored narrower', async () => {
  const id = (await open()).id;
  expect(id).toMatch(/^endpoint:small\/32@[0-9a-f]{6}$/);
  expect((await open({ model: 'large' })).id).not.toBe(id);
  expect((await open({ baseUrl: `${server.url}/` })).id).not.toBe(id);
  server.dimensions = 1536;
  const wide = await open();
  expect(wide.id).toMatch(/^endpoint:small\/1536-128@/);
  expect((await wide.encode(['abc']))[0]).toHaveLength(wide.dimensions);
});

test('a guard of addresses is asked, and what it refuses is told', async () => {
  const refused = Object.assign(new Error('127.0.0.1 is a private address'), { name: 'RefusedTargetError' });
  const work = open({ retries: 0, fetch: async () => Promise.reject(refused) });
  expect(await reasonOf(work)).toBe(
    'EncoderError: the endpoint cannot be reached: 127.0.0.1 is a private address',
  );
});

test('an endpoint that is not there cannot be opened, and an abort ends a request', async () => {
  const { url } = server;
  const encoder = await open();
  expect(await reasonOf(encoder.encode(['a'], AbortSignal.abort(new Error('stopped'))))).toBe(
    'Error: stopped',
  );
  await server.close();
  expect(await reasonOf(open({ baseUrl: url, retries: 0 }))).toBe(
    'EncoderError: the endpoint cannot be reached',
  );
  server = await startEmbeddingServer();
});
