import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type RecordedSpan, Requester, WorkerProcess } from '@almenara/example-job-receiver/testing';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { planVisits } from './plan-visits.js';

const script = fileURLToPath(new URL('../../dist/demo/main.js', import.meta.url));
const WITHIN = { timeout: 100_000, interval: 5 };
const PAST = planVisits(0).length;
let almenara: Requester;
let folder: string;
let demo: WorkerProcess;

beforeEach(async () => {
  almenara = await new Requester().open();
  folder = mkdtempSync(join(tmpdir(), 'almenara-desk-demo-'));
});
afterEach(async () => {
  await demo.end();
  almenara.close();
  rmSync(folder, { recursive: true });
});

async function start(): Promise<string> {
  demo = new WorkerProcess(script, {
    ALMENARA_ENDPOINT: almenara.url,
    ALMENARA_KEY: 'a-key-of-this-test-000',
    ALMENARA_WEBHOOK_SECRET: almenara.secret,
    WORKER_FOLDER: folder,
  });
  return demo.url();
}

const answers = (): RecordedSpan[] => almenara.spans.filter(({ name }) => name === 'answer question');
const told = (): Set<string> => new Set(answers().map(({ traceId }) => traceId));

it('killed with -9 and started again tells the past once, and then repairs and answers from the new index', async () => {
  for (const after of [150, 500]) {
    await start();
    await vi.waitFor(() => expect(told().size).toBeGreaterThan(after), WITHIN);
    await demo.end();
    const { next } = JSON.parse(readFileSync(join(folder, 'visitors.json'), 'utf8')) as { next: number };
    expect(next).toBeLessThanOrEqual(told().size);
  }
  const url = await start();
  await demo.hears(/live now/);
  expect(told().size).toBeGreaterThanOrEqual(PAST);
  const past = Map.groupBy(answers(), ({ traceId }) => traceId);
  expect([...past.values()].some((times) => times.length > 1)).toBe(true);
  for (const [first, ...more] of past.values())
    for (const again of more) {
      const { input, output, actorId, sessionId, indexVersion } = first!;
      expect(again).toMatchObject({ input, output, actorId, sessionId, indexVersion });
    }
  const { indexVersion } = answers()[0]!;
  expect(new Set(answers().map((answer) => answer.indexVersion))).toEqual(new Set([indexVersion]));

  await almenara.send(url, almenara.describe('re_index'));
  await demo.hears(/: reported/);
  const repaired = () => answers().filter((answer) => answer.indexVersion !== indexVersion);
  await vi.waitFor(() => expect(repaired().length).toBeGreaterThan(1), WITHIN);
  await demo.end('SIGTERM');
  expect(demo.exitCode).toBe(0);
  expect(JSON.parse(readFileSync(join(folder, 'visitors.json'), 'utf8'))).toHaveProperty('repairedAt');
});
