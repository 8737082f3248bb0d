import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { lockFolder } from '@almenara/event-log';
import { BackupError } from './backup-error.js';
import { copyEntries, syncFolder, verifyEntries } from './copy-entries.js';
import { listEntries } from './list-entries.js';
import { CONTENT, FORMAT, MANIFEST, type Manifest, requireInside } from './manifest.js';

export interface BackupOptions {
  /** The data folder. */
  readonly data: string;
  /** A folder that does not exist yet, or is empty. */
  readonly target: string;
  readonly version: string;
  readonly migrations: readonly string[];
}

/**
 * Copies log, trace store, control plane and keys of one moment. The process must be stopped: parts of the trace
 * store move while it merges, and the control plane's files are whole only together with its memory. The folder's
 * lock is held meanwhile, so nothing can start in between. The manifest comes last, after the copy was read back.
 */
export async function createBackup(options: BackupOptions): Promise<Manifest> {
  const data = resolve(options.data);
  const target = resolve(options.target);
  await requireData(data);
  if (!relative(data, target).startsWith('..')) {
    throw new BackupError(`${target} lies inside the data folder; choose a place outside of ${data}`);
  }
  const lock = await lockFolder(join(data, 'log'));
  try {
    await makeEmpty(target);
    return await copyInto(data, target, options);
  } finally {
    lock.release();
  }
}

async function copyInto(data: string, target: string, options: BackupOptions): Promise<Manifest> {
  const content = join(target, CONTENT);
  try {
    const entries = await listEntries(data);
    for (const entry of entries) if (entry.kind === 'link') requireInside(entry.path, entry.to);
    await mkdir(content, { mode: 0o700 });
    const copied = await copyEntries(data, content, entries);
    await verifyEntries(content, copied);
    const manifest: Manifest = {
      format: FORMAT,
      version: options.version,
      createdAt: new Date().toISOString(),
      migrations: [...options.migrations],
      entries: copied,
    };
    await writeManifest(target, manifest);
    return manifest;
  } catch (error) {
    // The folder was empty before, so what stands in it is the beginning of this copy.
    await rm(content, { recursive: true, force: true });
    throw error;
  }
}

async function requireData(data: string): Promise<void> {
  const names = await readdir(data).catch((): string[] => []);
  if (names.includes('log')) return;
  throw new BackupError(`${data} holds no data of Almenara; set ALMENARA_DATA to the folder to back up`);
}

async function makeEmpty(target: string): Promise<void> {
  await mkdir(target, { recursive: true, mode: 0o700 });
  if ((await readdir(target)).length > 0) {
    throw new BackupError(`${target} is not empty; name a new folder for each back-up`);
  }
}

async function writeManifest(target: string, manifest: Manifest): Promise<void> {
  const draft = join(target, `${MANIFEST}.next`);
  await writeFile(draft, `${JSON.stringify(manifest)}\n`, { mode: 0o600, flush: true });
  await rename(draft, join(target, MANIFEST));
  await syncFolder(target);
}
