import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PrivateTargets } from './address-rules.js';
import { describeRequestFailure } from './describe-request-failure.js';
import { createFetchOutside } from './fetch-outside.js';
import type { Resolve } from './guarded-lookup.js';
import { RefusedTargetError } from './refused-target-error.js';

let server: Server;
let port: number;
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url!);
    if (request.url === '/redirect') return response.writeHead(302, { location: '/secret' }).end();
    if (request.url === '/large') return response.end('x'.repeat(33 * 1024 * 1024));
    response.end(`${request.method} ${String(request.headers['x-told'])}`);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Names that lead where a test says, a new address at each look. */
function resolveTo(...answers: string[][]): Resolve & { looks: number } {
  const resolve = Object.assign(
    ((_name, _options, callback) => {
      const addresses = answers[Math.min(resolve.looks++, answers.length - 1)]!;
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    }) as Resolve,
    { looks: 0 },
  );
  return resolve;
}

const outside = (privateTargets: PrivateTargets, resolve?: Resolve) =>
  createFetchOutside({ privateTargets }, resolve);

test('a name that leads to this machine is refused before anything is sent', async () => {
  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.0.0.1', '169.254.169.254', '0.0.0.0']) {
    const failure = await outside(
      'refused',
      resolveTo([address]),
    )(`https://inner.example:${port}/`).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RefusedTargetError);
    expect(describeRequestFailure(failure)).toMatch(/^the address leads to an address/);
  }
  await expect(outside('refused')(`https://localhost:${port}/`)).rejects.toThrow(RefusedTargetError);
  expect(asked).toEqual([]);
});

test('one refused address among several refuses all', async () => {
  const resolve = resolveTo(['127.0.0.1', '10.0.0.1']);
  await expect(outside('loopback', resolve)(`http://two.example:${port}/`)).rejects.toThrow(
    RefusedTargetError,
  );
});

test('the connection goes to the address that was checked, whatever the name leads to a moment later', async () => {
  const resolve = resolveTo(['127.0.0.1'], ['10.0.0.1']);
  const response = await outside('loopback', resolve)(`http://changing.example:${port}/`, {
    method: 'PUT',
    headers: { 'x-told': 'yes' },
  });
  expect([response.status, await response.text()]).toEqual([200, 'PUT yes']);
  expect(resolve.looks).toBe(1);
});

test('a public name is not asked without encryption', async () => {
  await expect(outside('allowed', resolveTo(['8.8.8.8']))(`http://public.example:${port}/`)).rejects.toThrow(
    'must begin with https://',
  );
});

test('a redirect is answered, not followed', async () => {
  const response = await outside('loopback')(`http://127.0.0.1:${port}/redirect`);
  expect([response.status, response.headers.get('location')]).toEqual([302, '/secret']);
  expect(asked).not.toContain('/secret');
});

test('an answer beyond the limit is cut off', async () => {
  const response = await outside('loopback')(`http://127.0.0.1:${port}/large`);
  const failure = await response.text().catch((error: unknown) => error);
  expect(describeRequestFailure(failure)).toBe('the answer is too large');
});

test('a failure is told without the address', async () => {
  const told = async (url: string) =>
    describeRequestFailure(await outside('loopback')(url).catch((error: unknown) => error));
  expect(await told('http://127.0.0.1:1/')).toMatch(/nothing listens|the request failed/);
  expect(await told('http://unknown.invalid/')).not.toContain('invalid');
});
