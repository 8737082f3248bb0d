import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { controlPlaneMigrations } from '@almenara/migrations';
import { openDataSource } from '../data-source/open-data-source.js';
import { prepareFolder } from '../embedded/prepare-folder.js';

/**
 * Files of an embedded database, put where a control plane will open it. Making them takes seconds of computing and
 * always comes to the same; so one copy of each stays in the temporary folder, for all tests. Its name tells the
 * version of the engine, and that of the tables by the text of the migrations.
 */
export function copyFreshDatabase(folder: string): Promise<void> {
  const tables = createHash('sha256').update(controlPlaneMigrations.map(String).join()).digest('hex');
  return copyTemplate(`database-with-tables-${tables.slice(0, 12)}`, folder, async (own) => {
    await copyEmptyDatabase(own);
    await (await openDataSource({ kind: 'embedded', folder: own })).destroy();
  });
}

/** The same without tables, as the first start of all finds it. */
export function copyEmptyDatabase(folder: string): Promise<void> {
  return copyTemplate('database-without-tables', folder, prepareFolder);
}

async function copyTemplate(
  name: string,
  folder: string,
  make: (folder: string) => Promise<unknown>,
): Promise<void> {
  const template = join(tmpdir(), `almenara-${name}-${engineVersion()}-${userInfo().uid}`);
  if (!existsSync(template)) {
    const own = await mkdtemp(`${template}-`);
    await make(own);
    // Another test may have been faster; one copy is as good as another.
    await rename(own, template).catch(() => rm(own, { recursive: true, force: true }));
  }
  cpSync(template, folder, { recursive: true });
}

function engineVersion(): string {
  const { dependencies } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  ) as { dependencies: Record<string, string> };
  return dependencies['@electric-sql/pglite']!;
}
