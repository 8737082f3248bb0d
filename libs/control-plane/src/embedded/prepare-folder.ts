import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { TrackedPglite } from './tracked-pglite.js';

/**
 * Makes the engine's files beside their place and moves them there when they are complete, so that a process
 * that dies during its first start leaves nothing that the next start would take for a database.
 */
export async function prepareFolder(folder: string): Promise<string> {
  const ready = join(resolve(folder), 'pgdata');
  if (existsSync(ready)) return ready;
  const unfinished = `${ready}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(resolve(folder), { recursive: true, mode: 0o700 });
  const engine = new TrackedPglite(unfinished);
  await engine.waitReady;
  await engine.close();
  await rename(unfinished, ready);
  return ready;
}
