import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from './eventually.js';
import { StandaloneProcess } from './standalone-process.js';

const started: StandaloneProcess[] = [];
async function create(environment: Record<string, string> = {}): Promise<StandaloneProcess> {
  const standalone = await StandaloneProcess.create(environment);
  started.push(standalone);
  return standalone;
}

afterEach(async () => {
  for (const standalone of started.splice(0)) await standalone.remove();
});

/** Processes whose parent is the given one, zombies left out. */
function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((candidate) => statusOf(candidate)?.parent === pid);
}

function statusOf(pid: number): { parent: number; state: string } | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const state = /^State:\s+(\S)/m.exec(status)![1]!;
    return state === 'Z' ? undefined : { parent: Number(/^PPid:\s+(\d+)/m.exec(status)![1]), state };
  } catch {
    return undefined;
  }
}

describe('starting standalone', () => {
  it('names every bad setting in one message and starts nothing', async () => {
    const standalone = await create({
      ALMENARA_PROT: '1',
      ALMENARA_DEMO: 'maybe',
      ALMENARA_INGEST_KEY: 'short',
      CLICKHOUSE_URL: 'nonsense',
    });
    standalone.launch();
    expect(await standalone.exitCode()).toBe(1);
    for (const name of [
      'ALMENARA_PROT',
      'ALMENARA_PORT',
      'ALMENARA_DEMO',
      'ALMENARA_INGEST_KEY',
      'CLICKHOUSE_URL',
    ]) {
      expect(standalone.output).toContain(name);
    }
    expect(standalone.output).not.toContain('    at ');
  });

  it('says in one message that the port is taken and how to choose another', async () => {
    const standalone = await create();
    const other = createServer().listen(standalone.port, '127.0.0.1');
    await once(other, 'listening');
    standalone.launch();
    expect(await standalone.exitCode()).toBe(1);
    expect(standalone.output).toMatch(/is taken by another process\..*ALMENARA_PORT/);
    expect(standalone.output).not.toContain('    at ');
    other.close();
  });

  it('says in one message that another process holds the data folder', async () => {
    const first = await create();
    await first.start();
    const second = await create({ ALMENARA_DATA: first.folder });
    second.launch();
    expect(await second.exitCode()).toBe(1);
    expect(second.output).toContain(first.folder);
    expect(second.output).toMatch(/did not start: .*(another|held|in use)/i);
    expect(second.output).not.toContain('    at ');
  });

  it('stores what it accepted and exits with 0 when it is asked to end', async () => {
    const standalone = await StandaloneProcess.createFromNothing();
    started.push(standalone);
    await standalone.start();
    const events = [{ kind: 'span', traceId: 't', spanId: 's', startTime: Date.now(), name: 'last words' }];
    const response = await fetch(`${standalone.url}/v1/batch`, {
      method: 'POST',
      headers: { authorization: 'Bearer alm_test_ingest_key_0123456789', 'content-type': 'application/json' },
      body: JSON.stringify({ sender: 'test', sequence: 1, sentAt: Date.now(), events }),
    });
    expect(response.status).toBe(200);
    expect(await standalone.stop('SIGINT')).toBe(0);
    await standalone.start();
    const spans = await eventually(
      () => standalone.list<{ spanId: string }>('/api/v1/projects/default/spans'),
      (items) => items.length > 0,
    );
    expect(spans).toMatchObject([{ spanId: 's' }]);
  });

  it('behind TLS, shows the public address, lets its pages in and keeps sessions off plain HTTP', async () => {
    const publicUrl = 'https://almenara.example';
    const standalone = await create({ ALMENARA_PUBLIC_URL: publicUrl });
    await standalone.start();
    const link = new URL(standalone.logInUrl);
    expect(link.origin).toBe(publicUrl);
    const logIn = (origin: string) =>
      fetch(`${standalone.url}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin },
        body: JSON.stringify({ token: link.searchParams.get('token') }),
      });
    expect((await logIn('https://elsewhere.example')).status).toBe(403);
    const answer = await logIn(publicUrl);
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([
      200,
      expect.stringContaining('; Secure'),
    ]);
  });

  it('leaves no child behind after kill -9', async () => {
    const standalone = await create({ ALMENARA_DEMO: 'on' });
    await standalone.start();
    const children = childrenOf(standalone.pid);
    // The console's pages, the replay and the support desk.
    expect(children.length).toBeGreaterThanOrEqual(3);
    await standalone.kill9();
    await eventually(
      async () => children.filter((pid) => statusOf(pid)),
      (alive) => alive.length === 0,
      5000,
    );
  });

  it('with the demo a support desk works that may be asked to repair its index', async () => {
    const standalone = await create({ ALMENARA_DEMO: 'on' });
    await standalone.start();
    const desk = '/api/v1/projects/demo-desk';
    const targets = await standalone.get<{ items: object[] }>(`${desk}/targets`);
    expect(targets.items).toMatchObject([{ name: 'Support desk', mode: 'automatic', actions: ['re_index'] }]);
    const { items } = await eventually(
      () => standalone.get<{ items: { name: string }[] }>(`${desk}/traces?limit=1`),
      (found) => found.items.length > 0,
    );
    expect(items[0]).toMatchObject({ name: 'answer question' });
    const projects = await standalone.get<{ items: { id: string }[] }>('/api/v1/projects');
    expect(projects.items.map(({ id }) => id).toSorted()).toEqual(['default', 'demo', 'demo-desk']);
  });
});
