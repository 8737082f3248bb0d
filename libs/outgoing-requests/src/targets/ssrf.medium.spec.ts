import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestedConfig } from './target-adapter.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFetchOutside } from '../fetch-outside.js';
import type { Resolve } from '../guarded-lookup.js';
import { deliver } from './deliver.js';
import { makeWebhookSecret } from './webhook-adapter.js';

const { signal } = new AbortController();
const secret = makeWebhookSecret();
let server: Server;
let port: number;
let asked = 0;
let connections = 0;
let location = '';

/** What an attacker would like to be asked for. */
beforeAll(async () => {
  server = createServer((_request, response) => {
    asked++;
    response.writeHead(location ? 302 : 200, location ? { location } : {}).end();
  }).listen(0);
  server.on('connection', () => connections++);
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const resolveTo =
  (...answers: string[]): Resolve =>
  (_name, _options, callback) => {
    const address = answers.length > 1 ? answers.shift()! : answers[0]!;
    callback(null, [{ address, family: address.includes(':') ? 6 : 4 }]);
  };

const send = (config: RequestedConfig, secrets: readonly string[], resolve?: Resolve) =>
  deliver(
    createFetchOutside({ privateTargets: 'refused' }, resolve),
    { config, secrets },
    { id: 'msg_1', event: 'incident.opened', at: new Date(), data: {} },
    signal,
  );

const HOSTS = [
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '0177.0.0.1',
  '017700000001',
  '0',
  '0.0.0.0',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.0.1',
  '100.64.0.1',
  '169.254.169.254',
  '2852039166',
  '0xa9fea9fe',
  '0xa9.0xfe.0xa9.0xfe',
  '0251.0376.0251.0376',
  '169.254.43518',
  '100.100.100.200',
  '①②⑦.0.0.1',
  '127.0.0.1.',
  '%31%32%37.0.0.1',
  '[::]',
  '[::1]',
  '[0000:0000:0000:0000:0000:0000:0000:0001]',
  '[::ffff:127.0.0.1]',
  '[::ffff:a9fe:a9fe]',
  '[::127.0.0.1]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::169.254.169.254]',
  '[64:ff9b:1::a9fe:a9fe]',
  '[2002:7f00:1::]',
  '[2001:0:7f00:1::]',
  '[fe80::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[fec0::1]',
  '[ff02::1]',
  'localhost',
];

test.each(HOSTS)('%s is asked by no kind of target', async (host) => {
  const before = asked;
  const url = `https://${host}:${port}/`;
  const event = { kind: 'repository_dispatch', eventType: 'almenara' } as const;
  const told = [
    await send({ kind: 'webhook', url }, [secret]),
    await send({ kind: 'github', repository: 'a/b', event, apiUrl: url }, ['a token']),
    await send({ kind: 'slack' }, [url]),
    await send({ kind: 'webhook', url: url.replace('https:', 'http:') }, [secret]),
  ];
  for (const outcome of told) {
    expect(outcome).toMatchObject({ status: null, failureClass: 'refused' });
    expect(outcome.failure).toMatch(/^the address (leads to an address|must begin with https)/);
  }
  expect(asked).toBe(before);
});

test.each(['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', '::ffff:a9fe:a9fe', 'fd00:ec2::254'])(
  'a name that leads to %s once it is connected to is not asked',
  async (address) => {
    const before = asked;
    const url = `https://metadata.attacker.example:${port}/`;
    expect(await send({ kind: 'webhook', url }, [secret], resolveTo(address))).toMatchObject({
      failure: expect.stringMatching(/^the address leads to an address/),
      failureClass: 'refused',
    });
    expect(asked).toBe(before);
  },
);

test('a name that leads elsewhere at the next attempt is checked again', async () => {
  const fetchOutside = createFetchOutside({ privateTargets: 'loopback' }, resolveTo('127.0.0.1', '10.0.0.1'));
  const attempt = () =>
    deliver(
      fetchOutside,
      { config: { kind: 'webhook', url: `http://rebinding.example:${port}/` }, secrets: [secret] },
      { id: 'msg_1', event: 'incident.opened', at: new Date(), data: {} },
      signal,
    );
  expect(await attempt()).toMatchObject({ status: 200 });
  server.closeAllConnections();
  const before = connections;
  expect(await attempt()).toMatchObject({ status: null, failureClass: 'refused' });
  expect(connections).toBe(before);
});

test.each([
  'http://169.254.169.254/latest/meta-data/',
  'http://[::1]/',
  '//127.0.0.1/',
  'file:///etc/passwd',
])('a redirect to %s is not followed', async (to) => {
  const before = asked;
  location = to;
  const fetchOutside = createFetchOutside({ privateTargets: 'loopback' });
  const outcome = await deliver(
    fetchOutside,
    { config: { kind: 'webhook', url: `http://127.0.0.1:${port}/` }, secrets: [secret] },
    { id: 'msg_1', event: 'incident.opened', at: new Date(), data: {} },
    signal,
  );
  location = '';
  expect(outcome).toMatchObject({ status: 302, failureClass: 'refused' });
  expect(asked).toBe(before + 1);
});
