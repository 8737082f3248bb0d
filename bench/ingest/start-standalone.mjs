import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KEY, startProcess, TOKEN } from './processes.mjs';

/** Everything in one process on the embedded engines. */
export async function startStandalone() {
  const folder = mkdtempSync(join(tmpdir(), 'almenara-bench-'));
  const standalone = await startProcess('standalone', {
    ALMENARA_DATA: folder,
    ALMENARA_DEMO: 'off',
    ALMENARA_INGEST_KEY: KEY,
    ALMENARA_ADMIN_TOKEN: TOKEN,
  });
  return {
    ingestUrl: standalone.url,
    apiUrl: standalone.url,
    processes: { standalone: standalone.pid },
    bytesOnDisk: async () => ({}),
    async stop() {
      await standalone.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
