import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runImport, type ImportOptions } from './run-import.js';

interface Sent {
  readonly sender: string;
  readonly sequence: number;
  readonly sentAt: number;
  readonly events: unknown[];
}
type Answer = { readonly status: number; readonly body: object; readonly retryAfter?: number };

let server: Server;
let folder: string;
let sent: Sent[];
let answers: ((batch: Sent) => Answer | undefined)[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'almenara-import-'));
  sent = [];
  answers = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const batch = JSON.parse(gunzipSync(Buffer.concat(chunks)).toString()) as Sent;
      sent.push(batch);
      const { status, body, retryAfter } = answers.shift()?.(batch) ?? {
        status: 200,
        body: { accepted: batch.events.length, rejected: [] },
      };
      if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const told: string[] = [];
async function fileOf(count: number): Promise<string> {
  const path = join(folder, 'events.jsonl');
  const line = (index: number) => JSON.stringify({ kind: 'span', traceId: `t${index}`, spanId: 's' });
  await writeFile(path, Array.from({ length: count }, (_, index) => `${line(index)}\n`).join(''));
  return path;
}
const options = (file: string, more: Partial<ImportOptions> = {}): ImportOptions => ({
  source: 'jsonl',
  file,
  url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  key: 'k',
  again: false,
  patienceMs: 10_000,
  tell: (line) => told.push(line),
  ...more,
});

describe('an import to a server', () => {
  it('numbers its batches the same in each run, so that what is sent twice is the same request', async () => {
    const file = await fileOf(1200);
    expect(await runImport(options(file))).toMatchObject({
      read: 1200,
      stored: 1200,
      skipped: 0,
      batches: 3,
    });
    const first = sent.splice(0);
    expect(first.map(({ sequence, events }) => [sequence, events.length])).toEqual([
      [1, 500],
      [2, 500],
      [3, 200],
    ]);
    expect(await runImport(options(file, { again: true }))).toMatchObject({ stored: 1200 });
    expect(sent).toEqual(first);
    sent.length = 0;
    expect(await runImport(options(file))).toMatchObject({
      read: 1200,
      stored: 0,
      skipped: 1200,
      batches: 0,
    });
    expect(sent).toEqual([]);
  });

  it('sends again to a server that is busy, and goes on where one gave up', async () => {
    const file = await fileOf(1200);
    answers = [
      () => undefined,
      () => ({ status: 503, body: {}, retryAfter: 0 }),
      () => ({ status: 429, body: {} }),
    ];
    expect(await runImport(options(file))).toMatchObject({ stored: 1200 });
    expect(sent.map(({ sequence }) => sequence)).toEqual([1, 2, 2, 2, 3]);

    await rm(`${file}.import-place`);
    sent.length = 0;
    answers = [() => undefined, () => ({ status: 503, body: {}, retryAfter: 60 })];
    await expect(runImport(options(file))).rejects.toThrow(/answered 503; run the same command again/);
    expect(await runImport(options(file))).toMatchObject({ stored: 700, skipped: 500 });
    expect(sent.map(({ sequence }) => sequence)).toEqual([1, 2, 2, 3]);
  });

  it('counts what the server rejects by its line, and begins anew for another project', async () => {
    const file = await fileOf(3);
    answers = [
      () => ({ status: 200, body: { accepted: 2, rejected: [{ index: 1, reason: 'is too large' }] } }),
    ];
    const rejectedFile = join(folder, 'rejected');
    expect(await runImport(options(file, { rejectedFile }))).toMatchObject({
      read: 3,
      stored: 2,
      rejected: 1,
    });
    expect(JSON.parse(await readFile(rejectedFile, 'utf8'))).toMatchObject({
      line: 2,
      reason: 'is too large',
    });
    expect(await runImport(options(file, { key: 'of another project' }))).toMatchObject({
      stored: 3,
      skipped: 0,
    });
  });

  it('goes on where its place cannot be saved, and says so once', async () => {
    const file = await fileOf(1200);
    await mkdir(`${file}.import-place`);
    told.length = 0;
    expect(await runImport(options(file))).toMatchObject({ stored: 1200 });
    expect(told.filter((line) => line.includes('cannot be written'))).toHaveLength(1);
  });

  it.each([
    ['a page of another server', { status: 200, body: {} }, /does not answer as Almenara does; check --url/],
    ['a refusal', { status: 400, body: { detail: 'no' } }, /answered 400/],
  ])('ends at %s, because sending again cannot help', async (_, answer, why) => {
    answers = [() => answer];
    await expect(runImport(options(await fileOf(1)))).rejects.toThrow(why);
    expect(sent).toHaveLength(1);
  });

  it('of what is no file says so', async () => {
    await expect(runImport(options(join(folder, 'nothing')))).rejects.toThrow(/does not exist/);
    await expect(runImport(options(folder))).rejects.toThrow(/is no file/);
  });
});
