import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Requester, WorkerProcess } from '@almenara/example-job-receiver/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const script = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const QUESTION = 'How long is a gift card valid?';
const WITHIN = { timeout: 100_000, interval: 10 };
let almenara: Requester;
let folder: string;
let worker: WorkerProcess;

beforeEach(async () => {
  almenara = await new Requester().open();
  folder = mkdtempSync(join(tmpdir(), 'almenara-reindex-'));
});
afterEach(async () => {
  await worker.end();
  almenara.close();
  rmSync(folder, { recursive: true });
});

async function start(more: Record<string, string> = {}): Promise<string> {
  worker = new WorkerProcess(script, {
    ALMENARA_ENDPOINT: almenara.url,
    ALMENARA_KEY: 'a-key-of-this-test-000',
    ALMENARA_WEBHOOK_SECRET: almenara.secret,
    WORKER_FOLDER: folder,
    ...more,
  });
  return worker.url();
}

interface Asked {
  readonly answer: string;
  readonly indexVersion: string;
  readonly traceId: string;
  readonly documents: readonly { readonly id: string }[];
}

async function ask(url: string, question = QUESTION): Promise<Asked> {
  const response = await fetch(`${url}/ask`, {
    method: 'POST',
    body: JSON.stringify({ question, actor: 'ann' }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Asked;
}

const statuses = (remediation: string) => almenara.callbacksOf(remediation).map(({ status }) => status);
const ends = (remediation: string) =>
  vi.waitFor(() => {
    const last = almenara.callbacksOf(remediation).at(-1);
    expect(last?.status).toMatch(/succeeded|failed/);
    return last!;
  }, WITHIN);

describe('the re-index worker', () => {
  it('guesses about what its index lacks, rebuilds it when asked, and answers from the documents then', async () => {
    const url = await start();
    const before = await ask(url);
    expect(before.answer).not.toContain('four years');
    const data = almenara.describe('re_index', {
      reIndex: {
        documents: [{ id: 'payments/declined', reason: 'never_supporting' }],
        missingTopics: [{ name: 'gift card', terms: ['gift', 'card'], questions: [QUESTION] }],
        sourceHints: [],
      },
    });
    expect(await almenara.send(url, data)).toBe(202);
    const end = await ends(data.remediation);
    expect(end).toMatchObject({ status: 'succeeded', token: data.callback.token });
    expect(end.note).toBe(
      '31 documents: 11 new, 0 changed, 0 gone; 1 of 1 example questions find a fitting one',
    );
    expect(statuses(data.remediation)).toEqual(['accepted', 'progress', 'progress', 'succeeded']);
    const after = await ask(url);
    expect(after.answer).toContain('A gift card is valid for four years');
    expect(after.indexVersion).toBe(end.artefacts!['indexVersion']);
    expect(after.indexVersion).not.toBe(before.indexVersion);

    await vi.waitFor(
      () => expect(almenara.spans.some((span) => span.traceId === after.traceId)).toBe(true),
      WITHIN,
    );
    await worker.end('SIGTERM');
    for (const asked of [before, after]) {
      const spans = almenara.spans.filter(({ traceId }) => traceId === asked.traceId);
      expect(spans).toHaveLength(3);
      for (const span of spans) {
        expect(span).toMatchObject({ actorId: 'ann', indexVersion: asked.indexVersion });
        expect(span.sessionId).toBeTruthy();
      }
      expect(spans.find(({ name }) => name === 'answer question')).toMatchObject({
        input: QUESTION,
        output: asked.answer,
      });
      expect(spans.flatMap(({ documents }) => documents ?? [])).toMatchObject(asked.documents);
    }
  });

  it('takes a message once, whoever sends it how often, and refuses what is not signed as it should be', async () => {
    const url = await start();
    const data = almenara.describe('re_index');
    const id = 'msg_one';
    const other = new Requester().secret;
    const old = new Date(Date.now() - 3_600_000);
    expect(await almenara.send(url, data, { id, secret: other })).toBe(401);
    expect(await almenara.send(url, data, { id, at: old })).toBe(401);
    expect(almenara.callbacks).toEqual([]);
    expect(await Promise.all([1, 2, 3].map(() => almenara.send(url, data, { id })))).toEqual([202, 202, 202]);
    await ends(data.remediation);
    await worker.hears(/: reported/);
    await worker.end();
    const again = await start();
    expect(await almenara.send(again, data, { id })).toBe(202);
    expect(await almenara.send(again, {}, { type: 'webhook.test' })).toBe(204);
    expect(await almenara.send(again, { ...data, remediation: '../../x' })).toBe(400);
    // A job of its own shows that nothing of the repeated one was waiting before it.
    const next = almenara.describe('re_index');
    await almenara.send(again, next);
    await ends(next.remediation);
    expect(statuses(data.remediation)).toEqual(['accepted', 'progress', 'progress', 'succeeded']);
  });

  it('takes the old secret and the new one while they are changed', async () => {
    const next = new Requester().secret;
    const url = await start({ ALMENARA_WEBHOOK_SECRET: `${next} ${almenara.secret}` });
    for (const secret of [next, almenara.secret]) {
      expect(await almenara.send(url, {}, { secret, type: 'webhook.test' })).toBe(204);
    }
  });

  it.each(['taken', 'accepted', 'built', 'switched', 'finished', 'told', 'reported'])(
    'killed with -9 after "%s" and started again comes to the same end',
    async (step) => {
      const url = await start({ WORKER_BEHAVIOUR: 'slow', WORKER_PAUSE_MS: '300' });
      const data = almenara.describe('re_index');
      await almenara.send(url, data);
      await worker.hears(new RegExp(`${data.remediation}: ${step}\n`));
      await worker.end();
      const again = await start();
      if (step !== 'reported') await worker.hears(/: reported/);
      expect((await ask(again)).answer).toContain('four years');
      await expectOneEnd(again, data.remediation);
    },
  );

  it('killed with -9 ten times at any moment, while messages come twice, comes to one end', async () => {
    const data = almenara.describe('re_index');
    let seed = 7;
    for (let kill = 0; kill < 10; kill++) {
      const url = await start({ WORKER_BEHAVIOUR: 'slow,replays', WORKER_PAUSE_MS: '60' });
      expect(await almenara.send(url, data, { id: 'msg_one' })).toBe(202);
      seed = (seed * 48_271) % 2_147_483_647;
      // A moment that nothing tells of: anywhere between two steps or inside one.
      await wait(seed % 400);
      await worker.end();
    }
    const url = await start();
    await vi.waitFor(() => expect(jobOf(data.remediation)).toHaveProperty('closed', 'reported'), WITHIN);
    expect((await ask(url)).answer).toContain('four years');
    await expectOneEnd(url, data.remediation);
  });

  async function expectOneEnd(url: string, remediation: string): Promise<void> {
    const { indexVersion } = await ask(url);
    const told = almenara.callbacksOf(remediation).filter(({ status }) => /succeeded|failed/.test(status));
    expect(told.length).toBeGreaterThan(0);
    for (const { status, artefacts } of told) {
      expect({ status, artefacts }).toEqual({ status: 'succeeded', artefacts: { indexVersion } });
    }
    expect(jobOf(remediation)).toMatchObject({
      closed: 'reported',
      outcome: { artefacts: { indexVersion } },
    });
  }

  function jobOf(remediation: string): object {
    return JSON.parse(readFileSync(join(folder, 'jobs', `${remediation}.json`), 'utf8')) as object;
  }

  it('tells the outcome until it is heard, and goes on with it after a restart', async () => {
    almenara.answers.push(200, 200, 200, ...Array.from({ length: 50 }, () => 503));
    const url = await start();
    const data = almenara.describe('re_index');
    await almenara.send(url, data);
    await vi.waitFor(() => expect(statuses(data.remediation).length).toBeGreaterThan(5), WITHIN);
    await worker.end();
    almenara.answers.length = 0;
    await start();
    await worker.hears(/: reported/);
    const told = almenara.callbacksOf(data.remediation).filter(({ status }) => status === 'succeeded');
    expect(new Set(told.map(({ artefacts }) => artefacts!['indexVersion'])).size).toBe(1);
  });

  it('leaves the index as it is where the job is not wanted any more', async () => {
    almenara.answers.push(200, 409);
    const url = await start();
    const before = await ask(url);
    const data = almenara.describe('re_index');
    await almenara.send(url, data);
    await worker.hears(/: not_wanted/);
    expect(await ask(url)).toMatchObject({ indexVersion: before.indexVersion, answer: before.answer });
    expect(statuses(data.remediation)).toEqual(['accepted', 'progress']);
  });

  it('does nothing on a dry run', async () => {
    const url = await start();
    const { indexVersion } = await ask(url);
    await almenara.send(url, almenara.describe('re_index', { dryRun: true }));
    await worker.hears(/: taken/);
    expect((await ask(url)).indexVersion).toBe(indexVersion);
    expect(almenara.callbacks).toEqual([]);
  });

  it('sees documents that were changed, added and removed', async () => {
    const source = join(folder, 'source');
    cpSync(fileURLToPath(new URL('../corpus', import.meta.url)), source, { recursive: true });
    const url = await start({ REINDEX_SOURCE: source });
    writeFileSync(
      join(source, 'gift-cards', 'validity.md'),
      '# Validity\n\nA gift card is valid for ever.\n',
    );
    rmSync(join(source, 'orders', 'tracking.md'));
    const data = almenara.describe('re_index');
    await almenara.send(url, data);
    expect((await ends(data.remediation)).note).toBe('30 documents: 11 new, 0 changed, 1 gone');
    expect((await ask(url)).answer).toContain('for ever');
  });

  it.each([
    ['an action of another worker', {}, { action: 'retrain' }, 'this worker does re_index only'],
    ['a request that came too late', {}, { expiresAt: '2026-01-01T00:00:00Z' }, 'the request came too late'],
    ['the behaviour "fails"', { WORKER_BEHAVIOUR: 'fails' }, {}, 'told to fail'],
  ])('tells that it failed: %s', async (_case, environment, more, note) => {
    const url = await start(environment);
    const { indexVersion } = await ask(url);
    const data = { ...almenara.describe('re_index'), ...more };
    await almenara.send(url, data);
    expect(await ends(data.remediation)).toMatchObject({ status: 'failed', note });
    expect((await ask(url)).indexVersion).toBe(indexVersion);
  });

  it('fails with the reason where the source folder is gone, and answers from the old index', async () => {
    const source = join(folder, 'source');
    cpSync(fileURLToPath(new URL('../corpus', import.meta.url)), source, { recursive: true });
    const url = await start({ REINDEX_SOURCE: source });
    rmSync(source, { recursive: true });
    const data = almenara.describe('re_index');
    await almenara.send(url, data);
    expect((await ends(data.remediation)).note).toBe('the source folder cannot be read (ENOENT)');
    expect((await ask(url, 'How do I measure my foot?')).answer).toContain('evening');
  });

  it('lies: names a version that never answers; as a no-op: a new version that knows nothing new', async () => {
    const first = await start({ WORKER_BEHAVIOUR: 'lies' });
    const { indexVersion } = await ask(first);
    const lie = almenara.describe('re_index');
    await almenara.send(first, lie);
    const lied = await ends(lie.remediation);
    expect(lied.status).toBe('succeeded');
    expect(lied.artefacts!['indexVersion']).not.toBe(indexVersion);
    expect((await ask(first)).indexVersion).toBe(indexVersion);
    await worker.end();

    const second = await start({ WORKER_BEHAVIOUR: 'no_op' });
    const nothing = almenara.describe('re_index');
    await almenara.send(second, nothing);
    const done = await ends(nothing.remediation);
    expect(done.note).toBe('20 documents: 0 new, 0 changed, 0 gone');
    const asked = await ask(second);
    expect(asked.indexVersion).toBe(done.artefacts!['indexVersion']);
    expect(asked.indexVersion).not.toBe(indexVersion);
    expect(asked.answer).not.toContain('four years');
  });

  it('replays: tells each status twice and the early ones again after the end', async () => {
    const url = await start({ WORKER_BEHAVIOUR: 'replays' });
    const data = almenara.describe('re_index');
    await almenara.send(url, data);
    await worker.hears(/: reported/);
    const told = statuses(data.remediation);
    expect(told.slice(0, 2)).toEqual(['accepted', 'accepted']);
    const end = told.indexOf('succeeded');
    expect(told.slice(end + 1)).toEqual(['succeeded', 'accepted', 'progress', 'succeeded']);
  });

  it('ends with one line where a setting is missing, and answers questions that are none with 400', async () => {
    const broken = new WorkerProcess(script, { ALMENARA_KEY: 'k' });
    await broken.hears(/set ALMENARA_WEBHOOK_SECRET to the secret of the target, whsec_…\n/);
    await vi.waitFor(() => expect(broken.exitCode).toBe(1), WITHIN);
    const url = await start();
    for (const body of ['{}', '{', '{"question":"","actor":"a"}']) {
      expect((await fetch(`${url}/ask`, { method: 'POST', body })).status).toBe(400);
    }
    expect((await fetch(`${url}/nothing`)).status).toBe(404);
  });
});
