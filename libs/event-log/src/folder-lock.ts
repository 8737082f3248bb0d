import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeFolder, writeDurably } from './durable-file.js';

/** Another process, or another part of this one, has the folder open. */
export class FolderLockedError extends Error {
  constructor(
    readonly folder: string,
    readonly pid: number | undefined,
  ) {
    const owner = pid === undefined ? 'another process' : `process ${pid}`;
    super(`the event log in ${folder} is in use by ${owner}; end it first, or choose another folder`);
    this.name = 'FolderLockedError';
  }
}

export interface FolderLock {
  release(): void;
}

const SQLITE_BUSY = 5;

/**
 * Locks the folder for this process. An exclusive SQLite transaction holds an advisory lock of the operating
 * system, which ends with the process however that ends, so nothing stale is ever left. It also holds between
 * containers that mount the same folder, which a socket or a process id would not. No other code of this process
 * may open the file `lock`: closing it would give the lock up.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await makeFolder(folder);
  const ownerPath = join(folder, 'owner.json');
  const database = new DatabaseSync(join(folder, 'lock'));
  try {
    // Nothing is ever written, so that no journal appears beside the file.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
    throw new FolderLockedError(folder, await readOwner(ownerPath));
  }
  try {
    await writeDurably(ownerPath, JSON.stringify({ pid: process.pid }));
  } catch (error) {
    database.close();
    throw error;
  }
  return { release: () => database.close() };
}

/** Only for the message; the lock itself does not depend on it. */
async function readOwner(path: string): Promise<number | undefined> {
  try {
    const { pid } = JSON.parse(await readFile(path, 'utf8')) as { pid?: unknown };
    return typeof pid === 'number' ? pid : undefined;
  } catch {
    return undefined;
  }
}
