import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTraceStore } from '../index.js';

test('a process that uses a server never loads the embedded engine', async () => {
  const store = await openTraceStore({ kind: 'server', url: 'http://127.0.0.1:9' });
  await expect(store.ping()).rejects.toThrow('ECONNREFUSED');
  await store.close();
  expect(loadedEngines()).toEqual([]);

  // The same question finds it once it is loaded.
  const folder = await mkdtemp(join(tmpdir(), 'almenara-engine-'));
  await (await openTraceStore({ kind: 'embedded', folder })).close();
  expect(loadedEngines()).not.toEqual([]);
  await rm(folder, { recursive: true, force: true });
});

function loadedEngines(): string[] {
  const { sharedObjects } = process.report.getReport() as { sharedObjects: string[] };
  return sharedObjects.filter((file) => /chdb/i.test(file));
}
