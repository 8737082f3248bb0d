import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../testing/monitors.mjs', import.meta.url));
const PLACES = [
  'before observations.add',
  'after observations.add',
  'before incidents.open',
  'after incidents.open',
  'after observations.markTold',
  'before monitorIncidents.recover',
  'after monitorIncidents.recover',
];

/** What it told; undefined when it ended by its own kill. */
async function runMonitors(folder: string, killAt: string): Promise<unknown> {
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
  'killed with -9 between any two writes, each window has one word and each alarm is told once, of one incident',
  { timeout: 300_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'almenara-monitors-'));
    try {
      for (const place of PLACES)
        expect(await runMonitors(folder, place), `not killed ${place}`).toBeUndefined();
      expect(await runMonitors(folder, '')).toEqual({
        outcomes: ['quiet', 'quiet', 'alarm', 'alarm', 'alarm', 'recovered', 'quiet', 'alarm'],
        untold: 0,
        // What comes back within a day goes on in the incident that had closed by itself.
        incidents: ['open null'],
        events: [['opened', 'closed', 'reopened', 'evidence_added']],
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
