import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from './eventually.js';
import { StandaloneProcess } from './standalone-process.js';

const main = fileURLToPath(new URL('../dist/backup/main.js', import.meta.url));

describe('back-up and restore of the single process', () => {
  let standalone: StandaloneProcess;
  let copies: string;
  beforeEach(async () => {
    // The key is made by the product and lies in the data folder.
    standalone = await StandaloneProcess.create({ ALMENARA_INGEST_KEY: '' });
    copies = await mkdtemp(join(tmpdir(), 'almenara-copies-'));
  });
  afterEach(async () => {
    await standalone.remove();
    await rm(copies, { recursive: true, force: true });
  });

  // Five starts, each of which reads files of the databases back.
  it('brings back everything acknowledged before it, once, with keys and sessions, after kill -9 of process and restore', async () => {
    await standalone.start();
    const key = await localKey();
    const cookie = await logIn();
    const before = await send(key, 'before', 40);
    await eventually(listSpans, (ids) => ids.length > 0);
    // What the writer has not handled yet lies in the log only.
    before.push(...(await send(key, 'unhandled', 20)));
    await standalone.kill9();
    const copy = join(copies, 'one');
    expect(run('backup', copy)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('read back and equal'),
    });

    await standalone.start();
    await send(key, 'after', 20);
    const running = run('backup', join(copies, 'two'));
    expect(running).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(`in use by process ${standalone.pid}`),
    });
    expect(run('restore', copy)).toMatchObject({ status: 1, stderr: expect.stringContaining('--force') });
    expect(await standalone.stop()).toBe(0);

    await rm(standalone.folder, { recursive: true });
    await restoreAndKill(copy);
    expect(existsSync(standalone.folder)).toBe(false);
    expect(run('restore', copy)).toMatchObject({ status: 0, stderr: '' });

    await standalone.start();
    const ids = await eventually(listSpans, (list) => list.length >= before.length);
    expect(ids.toSorted()).toEqual(before.toSorted());
    expect(await localKey()).toBe(key);
    const session = await fetch(`${standalone.url}/api/v1/session`, { headers: { cookie } });
    expect(session.status).toBe(200);
    const later = await send(key, 'later', 5);
    const all = await eventually(listSpans, (list) => list.length >= before.length + later.length);
    expect(all.toSorted()).toEqual([...before, ...later].toSorted());
  });

  function environment(): Record<string, string | undefined> {
    return { PATH: process.env['PATH'], ALMENARA_DATA: standalone.folder };
  }

  function run(...words: string[]): { status: number | null; stdout: string; stderr: string } {
    return spawnSync(process.execPath, [main, ...words], { env: environment(), encoding: 'utf8' });
  }

  /** Ends a restore in the middle, when its unfinished folder holds something. */
  async function restoreAndKill(copy: string): Promise<void> {
    const child = spawn(process.execPath, [main, 'restore', copy], { env: environment(), stdio: 'ignore' });
    const gone = once(child, 'exit');
    await eventually(
      async () => existsSync(join(`${standalone.folder}.restoring`, 'clickhouse')),
      Boolean,
      20_000,
    );
    child.kill('SIGKILL');
    await gone;
    expect(child.signalCode).toBe('SIGKILL');
  }

  async function localKey(): Promise<string> {
    const keys = JSON.parse(await readFile(join(standalone.folder, 'ingest-keys.json'), 'utf8')) as {
      default: string;
    };
    return keys.default;
  }

  async function logIn(): Promise<string> {
    const token = new URL(standalone.logInUrl).searchParams.get('token');
    const response = await fetch(`${standalone.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: standalone.url },
      body: JSON.stringify({ token }),
    });
    expect(response.ok).toBe(true);
    return response.headers.get('set-cookie')!.split(';')[0]!;
  }

  /** Ids of spans, each acknowledged when it resolves. */
  async function send(key: string, name: string, requests: number): Promise<string[]> {
    const sent: string[] = [];
    for (let sequence = 1; sequence <= requests; sequence++) {
      const events = Array.from({ length: 10 }, (_, index) => ({
        kind: 'span',
        traceId: `${name}-${sequence}`,
        spanId: `${name}-${sequence}-${index}`,
        startTime: Date.now(),
        name,
      }));
      const response = await fetch(`${standalone.url}/v1/batch`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ sender: name, sequence, sentAt: Date.now(), events }),
      });
      expect(response.status).toBe(200);
      await response.text();
      sent.push(...events.map(({ spanId }) => spanId));
    }
    return sent;
  }

  async function listSpans(): Promise<string[]> {
    const spans = await standalone.list<{ spanId: string }>('/api/v1/projects/default/spans');
    return spans.map(({ spanId }) => spanId);
  }
});
