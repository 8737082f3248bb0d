import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ERASURE_STEPS, erasureReceiptSchema } from '@almenara/contract';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../testing/erase.mjs', import.meta.url));

interface Outcome {
  state: string;
  receipt: unknown;
  verdict: string;
  left: Record<string, unknown>;
}

/** Undefined when it ended by its own kill. */
async function runErasure(folder: string, killAt: string): Promise<Outcome | undefined> {
  const child = spawn(process.execPath, [script, folder, killAt], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (signal === 'SIGKILL') return undefined;
  expect(code).toBe(0);
  return JSON.parse(output) as Outcome;
}

test(
  'an erasure killed with -9 in each of its steps ends with everything erased and one valid receipt',
  { timeout: 300_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'almenara-erase-'));
    try {
      for (const step of ERASURE_STEPS) {
        expect(await runErasure(folder, step), `not killed in ${step}`).toBeUndefined();
      }
      const { state, receipt, verdict, left } = (await runErasure(folder, ''))!;
      expect({ state, verdict }).toEqual({ state: 'done', verdict: 'valid' });
      expect(left).toEqual({
        spans: 4,
        traces: 2,
        scores: 1,
        dead_letters: 0,
        vectors: 1,
        erasure_subjects: 0,
        erasure_traces: 0,
        labels: 1,
        // One user in one bag, in no row but the newest.
        sketch_hour: [[1]],
        judged_hours: [[1]],
      });
      expect(erasureReceiptSchema.parse(receipt)).toMatchObject({
        removed: { spans: 2, traces: 1, scores: 1, vectors: 1, deadLetters: 1, labels: 1 },
        remaining: { spans: 0, traces: 0, scores: 0, vectors: 0, deadLetters: 0, labels: 0 },
      });
      expect(JSON.stringify(receipt)).not.toContain('ana');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
