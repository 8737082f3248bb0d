import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { textFeatures } from '@almenara/drift';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../testing/drift.mjs', import.meta.url));
const PLACES = [
  'before the sketch',
  'after the sketch',
  'after an hour was taken',
  'before the incident',
  'after the incident',
];

/** What it told; undefined when it ended by its own kill. */
async function runDrift(folder: string, killAt: string): Promise<unknown> {
  const child = spawn(process.execPath, [script, folder, killAt], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (signal === 'SIGKILL') return undefined;
  expect(code).toBe(0);
  return JSON.parse(output);
}

test(
  'killed with -9 between any two writes, sketches are those of the rows, hours are judged once, and there is one incident',
  { timeout: 300_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'almenara-drift-'));
    try {
      for (const place of PLACES)
        expect(await runDrift(folder, place), `not killed ${place}`).toBeUndefined();
      // One event a bag.
      const before = [1, ...textFeatures([1, 0])];
      const after = [1, ...textFeatures([0, 1])];
      const hours = Array.from(
        { length: 30 },
        (_, hour) => Array(4).fill(hour < 26 ? before : after) as unknown,
      );
      expect(await runDrift(folder, '')).toEqual({
        sketched: hours,
        judged: 30,
        alarms: 1,
        incidents: ['prompt open'],
        events: ['opened'],
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
