import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, open, statfs, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError } from './backup-error.js';
import { type Entry } from './list-entries.js';
import { type ManifestEntry } from './manifest.js';

const CHUNK = 1024 * 1024;
/** Left free, for file systems that need some to work well. */
const RESERVE_BYTES = 64 * 1024 * 1024;

/** Copies entries from one folder into an empty one, durably, and tells the checksum of what was read. */
export async function copyEntries(
  from: string,
  to: string,
  entries: readonly Entry[],
): Promise<ManifestEntry[]> {
  await requireSpace(to, entries);
  const copied: ManifestEntry[] = [];
  for (const entry of entries) {
    const target = join(to, entry.path);
    if (entry.kind === 'folder') {
      await mkdir(target, { mode: 0o700 });
      copied.push(entry);
    } else if (entry.kind === 'link') {
      await symlink(entry.to, target);
      copied.push(entry);
    } else {
      copied.push({ ...entry, sha256: await copyFile(join(from, entry.path), target, entry.mode) });
    }
  }
  // From the inside out: a folder's names are durable once it is synced, and it may be closed to its owner.
  for (const entry of entries.toReversed()) {
    if (entry.kind !== 'folder') continue;
    await syncFolder(join(to, entry.path));
    await chmod(join(to, entry.path), entry.mode);
  }
  await syncFolder(to);
  return copied;
}

/** Rejects, naming the first file that is not what the manifest says. */
export async function verifyEntries(folder: string, entries: readonly ManifestEntry[]): Promise<void> {
  for (const entry of entries) {
    if (entry.kind !== 'file') continue;
    const found = await sha256Of(join(folder, entry.path)).catch(() => undefined);
    if (found === entry.sha256) continue;
    throw new BackupError(
      `${join(folder, entry.path)} ${found === undefined ? 'cannot be read' : 'is not what was backed up'}: the back-up is damaged`,
    );
  }
}

export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function copyFile(from: string, to: string, mode: number): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(to, 'wx', 0o600);
  try {
    for await (const chunk of createReadStream(from, { highWaterMark: CHUNK })) {
      hash.update(chunk as Buffer);
      await handle.writeFile(chunk as Buffer);
    }
    await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function requireSpace(folder: string, entries: readonly Entry[]): Promise<void> {
  const needed = entries.reduce(
    (sum, entry) => sum + (entry.kind === 'file' ? entry.bytes : 0),
    RESERVE_BYTES,
  );
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= needed) return;
  const megabytes = (bytes: number) => Math.ceil(bytes / 1_000_000);
  throw new BackupError(
    `${folder} has ${megabytes(bavail * bsize)} MB free, and ${megabytes(needed)} MB are needed; choose another place or make room`,
  );
}
