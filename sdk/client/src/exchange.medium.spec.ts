import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { Client } from './index.js';

const clients: Client[] = [];
let server: Server | undefined;

afterEach(async () => {
  vi.unstubAllGlobals();
  await Promise.all(clients.splice(0).map((client) => client.shutdown(0)));
  server?.closeAllConnections();
  server?.close();
});

const ANSWER = '{"accepted":1,"rejected":[]}';

async function serve(sockets: Socket[] = []): Promise<string> {
  server = createServer((request, response) => {
    request.resume().on('end', () => response.end(ANSWER));
  });
  server.on('connection', (socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function connect(endpoint: string): Client {
  const client = new Client({ endpoint, key: 'k'.repeat(20) });
  clients.push(client);
  return client;
}

test('one connection serves all batches, and one that the server closed meanwhile costs nothing', async () => {
  const sockets: Socket[] = [];
  const client = connect(await serve(sockets));
  for (let i = 0; i < 5; i++) {
    client.startTrace('call').end();
    await client.flush();
  }
  expect(sockets).toHaveLength(1);
  // The client has not been told when it sends the next batch.
  sockets[0]!.resetAndDestroy();
  client.startTrace('call').end();
  expect(await client.flush()).toMatchObject({ accepted: 6, lost: 0, errors: [] });
  expect(sockets).toHaveLength(2);
});

test('a fetch that the app puts in place of the platform’s carries the batches', async () => {
  const urls: string[] = [];
  const client = connect('http://almenara.invalid');
  vi.stubGlobal('fetch', async (url: string) => {
    urls.push(url);
    return new Response(ANSWER);
  });
  client.startTrace('call').end();
  expect(await client.flush()).toMatchObject({ accepted: 1, errors: [] });
  expect(urls).toEqual(['http://almenara.invalid/v1/batch']);
});

test('a dispatcher that the app sets, for a proxy, carries the batches', async () => {
  const client = connect('http://almenara.invalid');
  const name = Symbol.for('undici.globalDispatcher.1');
  const places = globalThis as Record<symbol, unknown>;
  const hosts: string[] = [];
  class Proxy {
    dispatch(
      { origin }: { origin: string },
      handler: { onResponseError?: unknown; onError?: unknown },
    ): boolean {
      hosts.push(origin);
      const fail = (handler.onError ?? handler.onResponseError) as (error: Error) => void;
      fail.call(handler, new Error('the proxy is away'));
      return true;
    }
  }
  // It is there, and cannot be defined anew, once the platform's fetch was used.
  await fetch('data:,');
  const before = places[name];
  places[name] = new Proxy();
  try {
    client.startTrace('call').end();
    await client.flush(300);
    expect(hosts[0]).toBe('http://almenara.invalid');
  } finally {
    places[name] = before;
  }
});
