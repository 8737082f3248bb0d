import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Webhook as WebhookItem } from '@almenara/contract';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_TOKEN, type RunningApi, startApi } from '../testing/start-api.js';

let api: RunningApi;
let receiver: Server;
let url: string;
let status = 200;
const received: { headers: Record<string, string>; body: string }[] = [];
const path = '/api/v1/projects/shop/webhooks';

beforeAll(async () => {
  api = await startApi({ privateTargets: 'loopback' });
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      received.push({ headers: request.headers as Record<string, string>, body });
      response.writeHead(status).end('an answer that nobody is told');
    });
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
});
afterAll(async () => {
  await api.stop();
  receiver.closeAllConnections();
  receiver.close();
});

const send = (address: string, body?: unknown, method = 'POST') =>
  fetch(`${api.url}${address}`, {
    method,
    headers: {
      authorization: `Bearer ${ADMIN_TOKEN}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

test('the secret is answered once, and by it a receiver verifies the trial', async () => {
  const created = (await (await send(path, { url })).json()) as WebhookItem & { secret: string };
  expect(created).toMatchObject({
    url,
    enabled: true,
    lastDelivery: null,
    secret: expect.stringMatching(/^whsec_/),
  });
  const listed = await (await api.ask(path)).text();
  expect(listed).toContain(created.secretHint);
  expect(listed).not.toContain(created.secret);
  const tried = await (await send(`${path}/${created.id}/test`)).json();
  expect(tried).toEqual({ delivered: true, status: 200, failure: null });
  const [{ headers, body }] = received as [(typeof received)[0]];
  expect(new Webhook(created.secret).verify(body, headers)).toMatchObject({
    type: 'webhook.test',
    data: { project: 'shop' },
  });
  status = 500;
  expect(await (await send(`${path}/${created.id}/test`)).json()).toEqual({
    delivered: false,
    status: 500,
    failure: 'the receiver answered 500',
  });
  expect(await (await send(`${path}/${created.id}`, undefined, 'DELETE')).json()).toEqual({ removed: true });
  expect((await send(`${path}/${created.id}/test`)).status).toBe(404);
  expect((await send(`${path}/${created.id}`, undefined, 'DELETE')).status).toBe(404);
});

test.each([
  'http://169.254.169.254/latest/meta-data/',
  'http://0xa9fea9fe/',
  'https://10.0.0.1/',
  'https://[::ffff:10.0.0.1]/',
  'https://user:password@hooks.example/',
  'ftp://hooks.example/',
  'http://8.8.8.8/',
])('%s is refused with what is wrong with it', async (target) => {
  const response = await send(path, { url: target });
  expect([response.status, await response.json()]).toEqual([
    400,
    expect.objectContaining({ errors: [expect.objectContaining({ field: 'url' })] }),
  ]);
});
