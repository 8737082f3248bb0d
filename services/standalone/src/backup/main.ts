import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError, readConfiguration, type Configuration } from '@almenara/configuration';
import { explainFailure } from '@almenara/process-host';
import { clickhouseMigrations, repositoryRoot } from '../locations.js';
import { createBackup } from './create-backup.js';
import { type Manifest } from './manifest.js';
import { restoreBackup } from './restore-backup.js';

/** `npm run backup -- <folder>` and `npm run restore -- <folder> [--force]`. */
const [command, ...words] = process.argv.slice(2);
const folders = words.filter((word) => !word.startsWith('--'));
const unknown = words.filter(
  (word) => word.startsWith('--') && !(command === 'restore' && word === '--force'),
);

try {
  const [folder] = folders;
  if (folder === undefined || folders.length > 1 || unknown.length > 0) {
    throw new ConfigurationError([
      `say: npm run ${command} -- <folder>${command === 'restore' ? ' [--force]' : ''}`,
    ]);
  }
  const configuration = readConfiguration(process.env, { repositoryRoot });
  requireEmbedded(configuration);
  const { data } = configuration;
  const migrations = await listMigrations();
  if (command === 'backup') {
    const { version } = JSON.parse(await readFile(join(repositoryRoot, 'package.json'), 'utf8')) as {
      version: string;
    };
    const manifest = await createBackup({ data, target: folder, version, migrations });
    console.log(`backed up ${data} to ${folder}: ${describe(manifest)}, read back and equal`);
  } else {
    const { manifest, replaced } = await restoreBackup({
      data,
      backup: folder,
      migrations,
      force: words.includes('--force'),
    });
    console.log(`restored ${data} as it was at ${manifest.createdAt}: ${describe(manifest)}`);
    if (replaced)
      console.log(`what was there before lies in ${replaced}; delete it when you no longer need it`);
  }
} catch (error) {
  console.error(`almenara ${command}: ${explainFailure(error)}`);
  process.exit(1);
}

/** A copy of half of the data would look like a back-up and be none. */
function requireEmbedded({ kafkaBrokers, clickhouseUrl, databaseUrl }: Configuration): void {
  const servers = Object.entries({
    KAFKA_BROKERS: kafkaBrokers,
    CLICKHOUSE_URL: clickhouseUrl,
    DATABASE_URL: databaseUrl,
  });
  const set = servers.filter(([, value]) => value !== undefined).map(([name]) => name);
  if (set.length === 0) return;
  throw new ConfigurationError(
    set.map((name) => `${name} is set: that server has a back-up of its own, see docs/operations.md`),
  );
}

async function listMigrations(): Promise<string[]> {
  const sql = await readdir(clickhouseMigrations);
  const control = await readdir(join(repositoryRoot, 'migrations', 'control-plane'));
  return [
    ...sql.filter((name) => name.endsWith('.sql')).map((name) => `clickhouse/${name}`),
    ...control.filter((name) => /^\d+-/.test(name)).map((name) => `control-plane/${name}`),
  ].sort();
}

function describe({ entries }: Manifest): string {
  const files = entries.filter((entry) => entry.kind === 'file');
  const bytes = files.reduce((sum, entry) => sum + entry.bytes, 0);
  return `${files.length} files, ${(bytes / 1_000_000).toFixed(1)} MB`;
}
