import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startReceiver } from '../testing/receiver.js';

const script = fileURLToPath(new URL('../../testing/deliver.mjs', import.meta.url));
const CLAIM_OVER_MS = 120_000;

async function run(folder: string, url: string, killAt: string, aheadMs: number) {
  const child = spawn(process.execPath, [script, folder, url, killAt, String(aheadMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const [code, killedBy] = (await once(child, 'close')) as [number | null, string | null];
  return { code, killedBy, text };
}

test.each([
  ['opened', 1],
  ['claimed', 1],
  ['sent', 2],
])('killed once it has %s, the next one delivers under the same id', async (killAt, requests) => {
  const folder = await mkdtemp(join(tmpdir(), 'almenara-deliveries-'));
  const receiver = await startReceiver();
  try {
    const plane = join(folder, 'control-plane');
    expect(await run(plane, receiver.url, killAt, 0)).toMatchObject({ killedBy: 'SIGKILL' });
    const { code, text } = await run(plane, receiver.url, '', CLAIM_OVER_MS);
    expect([code, JSON.parse(text)]).toEqual([0, ['opened', 'notified']]);
    expect(receiver.received).toHaveLength(requests);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  } finally {
    await receiver.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
