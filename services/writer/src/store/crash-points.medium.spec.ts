import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../testing/crash-writer.mjs', import.meta.url));
/** Of all events; dead letters of longer ago than seven days leave by themselves. */
const time = Date.now() - 3_600_000;
const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

interface Outcome {
  writes: number;
  visible: { spans: { span_id: string }[]; dead_letters: unknown[] };
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'almenara-crash-'));
  folders.push(folder);
  return folder;
}

/** Undefined when it ended by its own kill. */
async function runWriter(folder: string, crashAfter: number): Promise<Outcome | undefined> {
  const child = spawn(process.execPath, [script, folder, String(crashAfter), String(time)], {
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

describe('a writer killed with -9 after any of its writes', () => {
  it('ends in the state of a writer that was never killed', { timeout: 300_000 }, async () => {
    const expected = (await runWriter(await newFolder(), 0))!;
    expect(expected.visible.spans.map(({ span_id }) => span_id)).toEqual(['a', 'b', 'c', 'd']);
    expect(expected.visible.dead_letters).toHaveLength(3);
    expect(expected.writes).toBeGreaterThanOrEqual(8);
    for (let crashAfter = 1; crashAfter <= expected.writes; crashAfter++) {
      const folder = await newFolder();
      expect(await runWriter(folder, crashAfter), `no crash after write ${crashAfter}`).toBeUndefined();
      const recovered = await runWriter(folder, 0);
      expect(recovered!.visible, `after a crash behind write ${crashAfter}`).toEqual(expected.visible);
    }
  });
});
