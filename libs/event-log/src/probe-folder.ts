import { unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LogWriteError } from './log-write-error.js';

/** About a small append. */
const PROBE = Buffer.alloc(64 * 1024, 1);
let probes = 0;

/** Rejects when nothing can be written durably into the folder. */
export async function probeFolder(folder: string): Promise<void> {
  // A name of its own for each, because probes may run at the same time.
  const path = join(folder, `probe-${(probes += 1)}`);
  try {
    await writeFile(path, PROBE, { flush: true });
  } catch (error) {
    throw new LogWriteError(error);
  } finally {
    await unlink(path).catch(() => undefined);
  }
}
