import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../testing/embed-and-die.mjs', import.meta.url));

interface Outcome {
  visible: { stream: string; trace_id: string }[];
  /** Of vectors, in this life. */
  inserts: number;
}

/** Undefined when it ended by its own kill. */
async function run(folder: string, dieBehind: number): Promise<Outcome | undefined> {
  const child = spawn(process.execPath, [script, folder, String(dieBehind)], {
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
  'an evaluator killed with -9 between its vectors and its commit writes them again, and each is there once',
  { timeout: 300_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'almenara-embed-'));
    try {
      for (let life = 0; life < 2; life++) expect(await run(folder, 1)).toBeUndefined();
      const { visible, inserts } = (await run(folder, 0))!;
      expect(inserts).toBeGreaterThan(0);
      expect(visible.map(({ stream, trace_id }) => `${stream} ${trace_id}`)).toEqual([
        'output first',
        'output second',
        'prompt first',
        'prompt second',
      ]);
      expect(await run(folder, 1)).toMatchObject({ visible, inserts: 0 });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
