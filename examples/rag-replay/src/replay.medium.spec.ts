import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { REPLAYED_TRACES } from './plan-times.js';
import { CONVERSATIONS } from './support-desk/conversations.js';

const WITHIN = { timeout: 100_000, interval: 5 };
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
/** Confirmed spans by trace, as a server would count them. */
const confirmed = new Map<string, Set<string>>();
/** Those of the support desk, which are sent before the replay. */
const turns = new Set<string>();
let status = 200;
let server: Server;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'almenara-replay-'));
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (status !== 200) return response.writeHead(status).end('{}');
      const body = Buffer.concat(chunks);
      const text = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
      const { events } = JSON.parse(text.toString()) as {
        events: { kind: string; traceId: string; spanId: string; sessionId?: string }[];
      };
      for (const { kind, traceId, spanId, sessionId } of events) {
        if (kind !== 'span') continue;
        if (sessionId?.startsWith('desk-')) turns.add(traceId);
        confirmed.set(traceId, (confirmed.get(traceId) ?? new Set()).add(spanId));
      }
      response.writeHead(200).end(JSON.stringify({ accepted: events.length, rejected: [] }));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

beforeEach(() => {
  confirmed.clear();
  turns.clear();
  status = 200;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

function start(state: string): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [main], {
    env: {
      ALMENARA_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      ALMENARA_KEY: 'a-key-of-this-test-000',
      RAG_REPLAY_STATE: join(folder, state),
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (output += text.toString()));
  return { child, output: () => output };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

async function progress(state: string): Promise<number> {
  return (JSON.parse(await readFile(join(folder, state), 'utf8')) as { next: number }).next;
}

describe('the replay against a server', () => {
  it('killed with -9 and started again sends every trace, and notes no more than was confirmed', async () => {
    for (let kill = 1; kill <= 3; kill++) {
      const { child } = start('kill.json');
      await vi.waitFor(() => expect(confirmed.size).toBeGreaterThan(kill * 500), WITHIN);
      await end(child, 'SIGKILL');
      expect(await progress('kill.json')).toBeLessThanOrEqual(confirmed.size - turns.size);
    }
    const { child, output } = start('kill.json');
    await vi.waitFor(() => expect(output()).toContain('live now'), WITHIN);
    await end(child, 'SIGTERM');
    expect(confirmed.size - turns.size).toBeGreaterThanOrEqual(REPLAYED_TRACES);
    for (const spans of confirmed.values()) expect(spans.size).toBeGreaterThanOrEqual(2);
    expect(turns.size).toBe(CONVERSATIONS.flatMap((conversation) => conversation.turns).length);
  });

  it.each([400, 401, 503])(
    'notes no progress while the server answers %i, and ends quickly when asked',
    async (answer) => {
      status = answer;
      const { child, output } = start(`refused-${answer}.json`);
      if (answer !== 503) await vi.waitFor(() => expect(output()).toContain('trying again'), WITHIN);
      else await vi.waitFor(async () => expect(await progress(`refused-${answer}.json`)).toBe(0), WITHIN);
      const asked = Date.now();
      await end(child, 'SIGTERM');
      // A flush under way would wait for half a minute.
      expect(Date.now() - asked).toBeLessThan(20_000);
      expect(await progress(`refused-${answer}.json`)).toBe(0);
    },
  );
});
