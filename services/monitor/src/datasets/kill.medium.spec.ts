import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../testing/build-dataset.mjs', import.meta.url));
const POINTS = ['begun', 'pinned', 'piece', 'finishing', 'finished'] as const;

interface Outcome {
  before: string;
  state: string;
  attempt: number;
  rows: number;
  sha256: string;
  pieces: number;
  isWhole: boolean;
}

/** Undefined when it ended by its own kill. */
async function run(folder: string, killAt: string): Promise<Outcome | undefined> {
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
  'a building killed with -9 between any two steps ends with the whole file that a quiet one makes',
  { timeout: 600_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'almenara-dataset-'));
    try {
      const quiet = (await run(join(folder, 'quiet'), ''))!;
      expect(quiet).toMatchObject({ state: 'ready', attempt: 1, rows: 60, isWhole: true });
      expect(quiet.pieces).toBeGreaterThan(1);
      const killed = join(folder, 'killed');
      for (const point of POINTS) expect(await run(killed, point), `not killed: ${point}`).toBeUndefined();
      const after = (await run(killed, ''))!;
      // The last kill came after the mark: then the file was whole, and is left alone.
      expect(after).toEqual({ ...quiet, before: 'ready', attempt: POINTS.length });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
