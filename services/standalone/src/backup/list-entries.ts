import { lstat, readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';

/** One file, folder or link of the data folder. `path` has slashes on every system. */
export type Entry =
  | { readonly kind: 'folder'; readonly path: string; readonly mode: number }
  | { readonly kind: 'file'; readonly path: string; readonly mode: number; readonly bytes: number }
  | { readonly kind: 'link'; readonly path: string; readonly to: string };

/** What a running process makes anew: locks, and who holds them. */
const NOT_KEPT = /^(log\/lock|log\/owner\.json|clickhouse\/data\/status|postgres\/pgdata\/postmaster\.pid)$/;

/** Everything below the folder, folders before what they hold. */
export async function listEntries(folder: string, below = ''): Promise<Entry[]> {
  const entries: Entry[] = [];
  const names = await readdir(join(folder, below));
  for (const name of names.sort()) {
    const path = below === '' ? name : `${below}/${name}`;
    if (NOT_KEPT.test(path)) continue;
    const found = await lstat(join(folder, path));
    const mode = found.mode & 0o777;
    if (found.isDirectory()) {
      entries.push({ kind: 'folder', path, mode }, ...(await listEntries(folder, path)));
    } else if (found.isSymbolicLink()) {
      entries.push({ kind: 'link', path, to: await readlink(join(folder, path)) });
    } else if (found.isFile()) {
      entries.push({ kind: 'file', path, mode, bytes: found.size });
    }
  }
  return entries;
}
