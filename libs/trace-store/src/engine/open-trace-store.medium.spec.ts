import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type TraceStoreOptions } from './open-trace-store.js';

const script = fileURLToPath(new URL('../../testing/loaded-engines.mjs', import.meta.url));

test('a process that uses a server never loads the embedded engine', async () => {
  const server = loadedBy({ kind: 'server', url: 'http://127.0.0.1:9' });
  expect(server).toEqual({ answer: expect.stringContaining('ECONNREFUSED'), engines: [] });

  // The same question finds it where it is used.
  const folder = await mkdtemp(join(tmpdir(), 'almenara-engine-'));
  const embedded = loadedBy({ kind: 'embedded', folder });
  expect(embedded).toEqual({
    answer: 'answered',
    engines: expect.arrayContaining([expect.stringContaining('chdb')]),
  });
  await rm(folder, { recursive: true, force: true });
});

function loadedBy(options: TraceStoreOptions): unknown {
  return JSON.parse(execFileSync(process.execPath, [script, JSON.stringify(options)], { encoding: 'utf8' }));
}
