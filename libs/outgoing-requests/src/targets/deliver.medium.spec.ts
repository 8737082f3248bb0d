import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createFetchOutside } from '../fetch-outside.js';
import { deliver } from './deliver.js';
import { makeWebhookSecret } from './webhook-adapter.js';

const fetchOutside = createFetchOutside({ privateTargets: 'loopback' });
const secret = makeWebhookSecret();
const { signal } = new AbortController();
let server: Server;
let url: string;
let status = 200;
let headers: Record<string, string> = {};
let answer = '';
let received: { headers: IncomingHttpHeaders; body: string }[];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      response.writeHead(status, headers).end(answer);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
beforeEach(() => {
  received = [];
  [status, headers, answer] = [200, {}, ''];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const data = { stream: 'score:größe', callback: { token: 'callback-token-0123' } };
const at = new Date('2026-03-01T09:15:00Z');
const send = (secrets: readonly string[] = [secret], to = url) =>
  deliver(
    fetchOutside,
    { config: { kind: 'webhook', url: to }, secrets },
    { id: 'msg_1', event: 'incident.opened', at, data },
    signal,
  );

test('what is sent is verified by the reference implementation, and what was changed is not', async () => {
  expect(await send()).toMatchObject({ status: 200, failure: null, failureClass: null });
  const [{ headers, body }] = received as [{ headers: Record<string, string>; body: string }];
  expect(headers['webhook-id']).toBe('msg_1');
  const told = { type: 'incident.opened', timestamp: '2026-03-01T09:15:00.000Z', data };
  expect(new Webhook(secret).verify(body, headers)).toEqual(told);
  expect(() => new Webhook(secret).verify(body.replace('opened', 'closed'), headers)).toThrow(
    'No matching signature',
  );
  expect(() => new Webhook(makeWebhookSecret()).verify(body, headers)).toThrow('No matching signature');
});

test('while a rotation overlaps, receivers with the new and with the old secret verify it', async () => {
  const next = makeWebhookSecret();
  await send([next, secret]);
  const [{ headers, body }] = received as [{ headers: Record<string, string>; body: string }];
  for (const known of [next, secret])
    expect(new Webhook(known).verify(body, headers)).toMatchObject({ data });
});

test('of an answer not more than its beginning is kept, and no secret that it repeats', async () => {
  status = 500;
  answer = `Got ${secret} and callback-token-0123 ${'x'.repeat(5000)}`;
  const { excerpt, failureClass } = await send();
  expect(excerpt).toHaveLength(500);
  expect(excerpt).toMatch(/^Got … and … xxx/);
  expect(failureClass).toBe('ambiguous');
});

test('the log tells what was sent without its secrets', async () => {
  const { requestHeaders, bodyDigest } = await deliver(
    fetchOutside,
    {
      config: {
        kind: 'github',
        repository: 'acme/answers',
        event: { kind: 'repository_dispatch', eventType: 'almenara' },
        apiUrl: new URL(url).origin,
      },
      secrets: ['github_token_0123'],
    },
    { id: 'msg_1', event: 'incident.opened', at, data },
    signal,
  );
  expect(received[0]!.headers.authorization).toBe('Bearer github_token_0123');
  expect(requestHeaders).toMatchObject({ authorization: '…', 'user-agent': 'Almenara' });
  expect(bodyDigest).toBe(createHash('sha256').update(received[0]!.body).digest('hex'));
});

test('a redirect is not a success and is not followed', async () => {
  status = 307;
  expect(await send()).toMatchObject({ failure: 'the receiver answered 307', failureClass: 'refused' });
  expect(received).toHaveLength(1);
});

test('an address that is not allowed fails without a request', async () => {
  const strict = createFetchOutside({ privateTargets: 'refused' });
  const config = { kind: 'webhook', url: url.replace('http:', 'https:') } as const;
  const message = { id: 'msg_4', event: 'incident.opened', at, data };
  expect(await deliver(strict, { config, secrets: [secret] }, message, signal)).toMatchObject({
    status: null,
    failure: expect.stringContaining('not on the public internet'),
    failureClass: 'refused',
  });
  expect(received).toEqual([]);
});

test('a connection that was not made is refused, and one that broke after the request is ambiguous', async () => {
  const breaking = createServer((request) => request.resume().on('end', () => request.socket.destroy()));
  breaking.listen(0, '127.0.0.1');
  await once(breaking, 'listening');
  const { port } = breaking.address() as AddressInfo;
  expect(await send([secret], `http://127.0.0.1:${port}/`)).toMatchObject({
    status: null,
    failureClass: 'ambiguous',
  });
  breaking.close();
  await once(breaking, 'close');
  expect(await send([secret], `http://127.0.0.1:${port}/`)).toMatchObject({
    failure: 'nothing listens at this address',
    failureClass: 'refused',
  });
  expect(await send([secret], url.replace('http:', 'https:'))).toMatchObject({ failureClass: 'refused' });
});

test('how long a receiver asks to be left alone is read', async () => {
  [status, headers] = [429, { 'retry-after': '120' }];
  expect(await send()).toMatchObject({ failureClass: 'refused', retryAfterMs: 120_000 });
  [status, headers] = [503, {}];
  expect(await send()).toMatchObject({ failureClass: 'ambiguous', retryAfterMs: null });
});
