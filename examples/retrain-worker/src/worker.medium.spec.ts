import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Requester, WorkerProcess } from '@almenara/example-job-receiver/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const script = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const corrections = readFileSync(new URL('../data/corrections.jsonl', import.meta.url), 'utf8');
const WITHIN = { timeout: 100_000, interval: 10 };
const QUESTION = 'do you resole hiking boots';
let almenara: Requester;
let folder: string;
let worker: WorkerProcess;

beforeEach(async () => {
  almenara = await new Requester().open();
  folder = mkdtempSync(join(tmpdir(), 'almenara-retrain-'));
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

/** Serves the export and describes the request for it. */
function describeJob(text = corrections, change: object = {}) {
  const path = `/exports/${almenara.files.size}?signature=s`;
  almenara.files.set(path, text);
  const dataset = {
    url: `${almenara.url}${path}`,
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    format: 'chat_jsonl',
    rows: text.trim().split('\n').length,
    sha256: createHash('sha256').update(text).digest('hex'),
    manifestUrl: `${almenara.url}/manifest`,
    ...change,
  };
  return almenara.describe('retrain', { retrain: { dataset } });
}

interface Routed {
  readonly intent: string;
  readonly probability: number;
  readonly model: string;
  readonly traceId: string;
}

async function route(url: string, question = QUESTION): Promise<Routed> {
  const body = JSON.stringify({ question, actor: 'ann' });
  const response = await fetch(`${url}/route`, { method: 'POST', body });
  expect(response.status).toBe(200);
  return (await response.json()) as Routed;
}

const ends = (remediation: string) =>
  vi.waitFor(() => {
    const last = almenara.callbacksOf(remediation).at(-1);
    expect(last?.status).toMatch(/succeeded|failed/);
    return last!;
  }, WITHIN);

describe('the retrain worker', () => {
  it('learns an intent from the export, is judged before and after, and answers by the new model', async () => {
    const url = await start();
    const before = await route(url);
    expect(before.intent).not.toBe('repairs');
    const data = describeJob();
    expect(await almenara.send(url, data)).toBe(202);
    const end = await ends(data.remediation);
    const figures = /on 43 held-out questions: ([\d.]+) % before, ([\d.]+) % after; trained on 73$/;
    const [, was, is] = figures.exec(end.note!)!.map(Number);
    expect(is).toBeGreaterThan(was! + 20);
    expect(end).toMatchObject({ status: 'succeeded', token: data.callback.token });
    const after = await route(url);
    expect(after.intent).toBe('repairs');
    expect(end.artefacts).toEqual({ model: after.model, variant: after.model });
    expect(after.model).not.toBe(before.model);

    await worker.end('SIGTERM');
    for (const routed of [before, after]) {
      const spans = almenara.spans.filter(({ traceId }) => traceId === routed.traceId);
      expect(spans).toHaveLength(2);
      for (const span of spans) {
        expect(span).toMatchObject({
          actorId: 'ann',
          variant: routed.model,
          input: QUESTION,
          output: routed.intent,
        });
      }
      expect(spans.flatMap(({ modelAnswered }) => modelAnswered ?? [])).toEqual([routed.model]);
    }
  });

  it('goes on from what it has learned with the next export', async () => {
    const url = await start();
    const first = describeJob();
    await almenara.send(url, first);
    await ends(first.remediation);
    const row = {
      messages: [
        { role: 'user', content: 'is my parcel at customs' },
        { role: 'assistant', content: 'orders' },
      ],
      metadata: { label: 'good' },
    };
    const second = describeJob(JSON.stringify(row));
    await almenara.send(url, second);
    const end = await ends(second.remediation);
    expect(end).toMatchObject({ status: 'succeeded', artefacts: { model: (await route(url)).model } });
    expect((await route(url)).intent).toBe('repairs');
  });

  it('does not switch where it became worse', async () => {
    const url = await start();
    const labels = ['orders', 'returns', 'sizes', 'payments'];
    const row = (question: string, intent: string) =>
      JSON.stringify({
        messages: [
          { role: 'user', content: question },
          { role: 'assistant', content: intent },
        ],
        metadata: { label: 'good' },
      });
    const wrong = corrections
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { messages: [{ content: string }] }).messages[0].content)
      .concat([
        'where is my order',
        'which size',
        'pay by card',
        'return the shoes',
        'send the invoice',
        'refund',
      ])
      .map((content, at) => row(content, labels[at % 4]!));
    // Every question of the first training, under the next label.
    const shifted = readFileSync(new URL('../data/training.jsonl', import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .map((line) => {
        const { messages } = JSON.parse(line) as { messages: { role: string; content: string }[] };
        return row(messages[0]!.content, labels[(labels.indexOf(messages[1]!.content) + 1) % 4]!);
      });
    const { model } = await route(url);
    const data = describeJob([...wrong, ...shifted].join('\n'));
    await almenara.send(url, data);
    const end = await ends(data.remediation);
    expect(end.status).toBe('failed');
    expect(end.note).toMatch(
      /^not switched, it became worse: accuracy on \d+ held-out questions: [\d.]+ % before/,
    );
    expect((await route(url)).model).toBe(model);
  });

  it.each([
    ['another content than was signed for', { sha256: '0'.repeat(64) }, 'its SHA-256 differs'],
    ['an address that has expired', { url: '/gone' }, 'answered 404; it may have expired'],
    ['another format', { format: 'parquet' }, 'this worker reads chat_jsonl, not parquet'],
  ])('refuses %s, and answers by the old model', async (_case, change, note) => {
    const url = await start();
    const { model } = await route(url);
    const absolute = 'url' in change ? { url: `${almenara.url}${change.url}` } : change;
    const data = describeJob(corrections, absolute);
    await almenara.send(url, data);
    const end = await ends(data.remediation);
    expect(end.status).toBe('failed');
    expect(end.note).toContain(note);
    expect((await route(url)).model).toBe(model);
  });

  it('refuses an export in which no row names an intent', async () => {
    const url = await start();
    const data = describeJob(
      '{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"In prose."}]}',
    );
    await almenara.send(url, data);
    expect((await ends(data.remediation)).note).toBe('none of the 1 rows of the dataset names an intent');
  });

  it.each(['taken', 'accepted', 'fitted', 'switched', 'finished', 'told'])(
    'killed with -9 after "%s" and started again comes to the same end, told in the same words',
    async (step) => {
      const url = await start({ WORKER_BEHAVIOUR: 'slow', WORKER_PAUSE_MS: '300' });
      const data = describeJob();
      await almenara.send(url, data);
      await worker.hears(new RegExp(`${data.remediation}: ${step}\n`));
      await worker.end();
      const again = await start();
      await worker.hears(/: reported/);
      const { intent, model } = await route(again);
      expect(intent).toBe('repairs');
      const told = almenara
        .callbacksOf(data.remediation)
        .filter(({ status }) => /succeeded|failed/.test(status));
      expect(told.length).toBeGreaterThan(0);
      for (const { status, artefacts, note } of told) {
        expect({ status, artefacts }).toEqual({ status: 'succeeded', artefacts: { model, variant: model } });
        expect(note).toMatch(
          /^accuracy on 43 held-out questions: [\d.]+ % before, [\d.]+ % after; trained on 73$/,
        );
      }
    },
  );

  it('lies: names a model that never answers; as a no-op: a new name for what it knew', async () => {
    const first = await start({ WORKER_BEHAVIOUR: 'lies' });
    const { model, probability } = await route(first);
    const lie = describeJob();
    await almenara.send(first, lie);
    expect((await ends(lie.remediation)).status).toBe('succeeded');
    expect((await route(first)).model).toBe(model);
    await worker.end();
    const second = await start({ WORKER_BEHAVIOUR: 'no_op' });
    const nothing = describeJob();
    await almenara.send(second, nothing);
    const end = await ends(nothing.remediation);
    const routed = await route(second);
    expect(routed.model).toBe(end.artefacts!['model']);
    expect(routed.model).not.toBe(model);
    expect(routed.probability).toBeCloseTo(probability, 6);
  });

  it('answers requests that are none with 400, and texts that cannot be read with no intent', async () => {
    const url = await start();
    for (const body of ['{}', '{']) {
      expect((await fetch(`${url}/route`, { method: 'POST', body })).status).toBe(400);
    }
    expect(await route(url, '\u0001')).toMatchObject({ intent: null });
  });

  it('ends with one line where its examples are none', async () => {
    worker = new WorkerProcess(script, {
      ALMENARA_KEY: 'k',
      ALMENARA_WEBHOOK_SECRET: almenara.secret,
      WORKER_FOLDER: folder,
      RETRAIN_TRAINING: fileURLToPath(new URL('../package.json', import.meta.url)),
    });
    await worker.hears(/RETRAIN_TRAINING: \d+ lines of \S+package\.json are no question with an intent\n/);
    await vi.waitFor(() => expect(worker.exitCode).toBe(1), WITHIN);
  });
});
