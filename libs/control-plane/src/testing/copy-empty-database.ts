import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { prepareFolder } from '../embedded/prepare-folder.js';

/**
 * Puts the files of an empty embedded database where a control plane will open it, as its first start would make
 * them. Making them takes seconds and always comes to the same; so one copy for each version of the engine stays in
 * the temporary folder, for all tests. Tables are not in it: each test makes them by the migrations of its day.
 */
export async function copyEmptyDatabase(folder: string): Promise<void> {
  const template = join(tmpdir(), `almenara-empty-database-${engineVersion()}-${userInfo().uid}`);
  if (existsSync(template)) {
    await cp(template, join(folder, 'pgdata'), { recursive: true });
    return;
  }
  const own = await mkdtemp(`${template}-`);
  await cp(await prepareFolder(folder), own, { recursive: true });
  // Another test may have been faster; one copy is as good as another.
  await rename(own, template).catch(() => rm(own, { recursive: true, force: true }));
}

function engineVersion(): string {
  const { dependencies } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  ) as { dependencies: Record<string, string> };
  return dependencies['@electric-sql/pglite']!;
}
