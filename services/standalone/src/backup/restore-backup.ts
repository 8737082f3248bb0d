import { chmod, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { lockFolder } from '@almenara/event-log';
import { BackupError } from './backup-error.js';
import { copyEntries, syncFolder, verifyEntries } from './copy-entries.js';
import { CONTENT, type Manifest, readManifest } from './manifest.js';

export interface RestoreOptions {
  readonly backup: string;
  /** The data folder. */
  readonly data: string;
  /** Schema changes that this version knows. */
  readonly migrations: readonly string[];
  /** Replaces what is there, which is kept beside it. */
  readonly force: boolean;
}

export interface Restored {
  readonly manifest: Manifest;
  /** Where the replaced data lies now. */
  readonly replaced?: string;
}

/**
 * Puts the data of a back-up in place of the data folder. It is copied and checked beside its place first: an
 * attempt that fails or is cut short changes nothing.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const data = resolve(options.data);
  const content = join(resolve(options.backup), CONTENT);
  const manifest = await readManifest(resolve(options.backup), options.migrations);
  const occupied = (await readdir(data).catch(() => [])).length > 0;
  if (occupied && !options.force) {
    throw new BackupError(
      `${data} is not empty; restore into another folder with ALMENARA_DATA, or replace it with --force`,
    );
  }
  const unfinished = `${data}.restoring`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  const copied = await copyEntries(content, unfinished, manifest.entries).catch((error: unknown) => {
    throw explain(error, content);
  });
  requireSame(manifest, copied);
  await verifyEntries(unfinished, manifest.entries);
  await chmod(unfinished, 0o700);
  const replaced = occupied ? await setAside(data) : undefined;
  if (!occupied) await rm(data, { recursive: true, force: true });
  await rename(unfinished, data);
  await syncFolder(dirname(data));
  return { manifest, ...(replaced === undefined ? {} : { replaced }) };
}

function requireSame(manifest: Manifest, copied: Manifest['entries']): void {
  for (const [index, entry] of manifest.entries.entries()) {
    const found = copied[index]!;
    if (entry.kind !== 'file' || (found.kind === 'file' && found.sha256 === entry.sha256)) continue;
    throw new BackupError(
      `${entry.path} is not what was backed up: the back-up is damaged; nothing was changed`,
    );
  }
}

/** The lock tells whether a process runs on the folder; it is given back before the folder moves. */
async function setAside(data: string): Promise<string> {
  const lock = await lockFolder(join(data, 'log'));
  lock.release();
  const aside = `${data}.replaced-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  await rename(data, aside);
  return aside;
}

function explain(error: unknown, content: string): unknown {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return error;
  return new BackupError(`a file is missing in ${content}: the back-up is damaged; nothing was changed`);
}
