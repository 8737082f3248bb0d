import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createFetchOutside } from './fetch-outside.js';
import { makeWebhookSecret, sendWebhook } from './send-webhook.js';

const fetchOutside = createFetchOutside({ privateTargets: 'loopback' });
const secret = makeWebhookSecret();
const { signal } = new AbortController();
let server: Server;
let url: string;
let status = 200;
let received: { headers: IncomingHttpHeaders; body: string }[];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      response.writeHead(status).end(`an answer ${'x'.repeat(2000)}`);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
beforeEach(() => {
  received = [];
  status = 200;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const payload = { type: 'incident.opened', data: { stream: 'score:größe' } };

test('what is sent is verified by the reference implementation, and what was changed is not', async () => {
  const answer = await sendWebhook(fetchOutside, { id: 'msg_1', url, secret, payload }, signal);
  expect(answer).toMatchObject({ status: 200, failure: null });
  const [{ headers, body }] = received as [{ headers: Record<string, string>; body: string }];
  expect(headers['webhook-id']).toBe('msg_1');
  expect(new Webhook(secret).verify(body, headers)).toEqual(payload);
  expect(() => new Webhook(secret).verify(body.replace('opened', 'closed'), headers)).toThrow('No matching signature');
  expect(() => new Webhook(makeWebhookSecret()).verify(body, headers)).toThrow('No matching signature');
});

test('of an answer not more than its beginning is kept', async () => {
  status = 503;
  const answer = await sendWebhook(fetchOutside, { id: 'msg_2', url, secret, payload }, signal);
  expect(answer).toMatchObject({ status: 503, failure: 'the receiver answered 503' });
  expect(answer.excerpt).toHaveLength(500);
});

test('a redirect is not a success', async () => {
  status = 307;
  const { failure } = await sendWebhook(fetchOutside, { id: 'msg_3', url, secret, payload }, signal);
  expect(failure).toBe('the receiver answered 307');
});

test('an address that is not allowed fails without a request', async () => {
  const strict = createFetchOutside({ privateTargets: 'refused' });
  const answer = await sendWebhook(
    strict,
    { id: 'msg_4', url: url.replace('http:', 'https:'), secret, payload },
    signal,
  );
  expect(answer).toMatchObject({
    status: null,
    failure: expect.stringContaining('not on the public internet'),
  });
  expect(received).toEqual([]);
});
