import { once } from 'node:events';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { BodyError } from './body-error.js';
import { readBody } from './read-body.js';

const limits = { maxBytes: 100_000, maxDecompressedBytes: 1_000_000 };
let server: Server;
let port: number;
const failures: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    readBody(request, limits).then(
      (body) => response.end(String(body.length)),
      (error: BodyError) => {
        failures.push(error.code);
        response.writeHead(error.status).end(error.message);
      },
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

function send(chunks: (Buffer | string)[], headers: Record<string, string | number> = {}) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const request = httpRequest({ port, method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode!, text }));
    });
    request.on('error', reject);
    for (const chunk of chunks) request.write(chunk);
    request.end();
  });
}

describe('readBody on a real socket', () => {
  it('reads plain, chunked, gzipped and deflated bodies whole', async () => {
    expect(await send(['abc'])).toEqual({ status: 200, text: '3' });
    expect(await send([Buffer.alloc(50_000), Buffer.alloc(50_000)])).toEqual({ status: 200, text: '100000' });
    const gzip = { 'content-encoding': 'gzip' };
    expect(await send([gzipSync(Buffer.alloc(900_000))], gzip)).toEqual({ status: 200, text: '900000' });
    const deflate = { 'content-encoding': 'deflate' };
    for (const compress of [deflateSync, deflateRawSync]) {
      expect(await send([compress(Buffer.alloc(900_000))], deflate)).toEqual({ status: 200, text: '900000' });
    }
    expect(await send([])).toEqual({ status: 200, text: '0' });
    expect(await send([], gzip)).toEqual({ status: 200, text: '0' });
  });

  it('refuses an announced and a chunked body beyond the limit, and the client sees the answer', async () => {
    const large = Buffer.alloc(200_000);
    expect((await send([large], { 'content-length': large.length })).status).toBe(413);
    expect((await send([large.subarray(0, 99_999), large])).status).toBe(413);
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
  ])('refuses a %s bomb without inflating it', async (encoding, compress) => {
    const bomb = compress(Buffer.alloc(90_000_000));
    const before = process.memoryUsage().rss;
    const answer = await send([bomb], { 'content-encoding': encoding });
    expect(answer).toMatchObject({ status: 413, text: expect.stringContaining('after decompression') });
    expect(process.memoryUsage().rss - before).toBeLessThan(80_000_000);
  });

  it('refuses truncated gzip, text called gzip and unknown encodings', async () => {
    const gzip = { 'content-encoding': 'gzip' };
    const whole = gzipSync('x'.repeat(1000));
    expect((await send([whole.subarray(0, whole.length - 4)], gzip)).status).toBe(400);
    expect((await send(['plain text'], gzip)).status).toBe(400);
    expect((await send(['x'], { 'content-encoding': 'br' })).status).toBe(415);
  });

  it('notices a client that goes away and cuts off one that never stops', async () => {
    failures.length = 0;
    const socket = connect(port, '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc');
    await once(socket, 'connect');
    socket.end();
    socket.destroy();
    const endless = connect(port, '127.0.0.1');
    endless.on('error', () => undefined);
    endless.write('POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n');
    const chunk = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`;
    const gone = new Promise((resolve) => endless.on('close', resolve));
    const feed = () => {
      while (!endless.destroyed && endless.write(chunk));
    };
    endless.on('drain', feed);
    endless.resume();
    feed();
    await gone;
    await vi.waitFor(() => expect([...failures].sort()).toEqual(['aborted', 'payload_too_large']), {
      timeout: 60_000,
    });
  });
});
