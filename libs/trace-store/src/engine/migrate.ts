import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { TraceStoreConnection } from '../connection.js';
import { splitStatements } from './split-statements.js';

const FILE_NAME = /^(\d{4})_([a-z0-9_]+)\.sql$/;

/** Statements that may run twice: a kill between a statement and its record repeats the whole file. */
const REPEATABLE = [
  /^CREATE (OR REPLACE )?(DATABASE|TABLE|VIEW|FUNCTION|DICTIONARY) IF NOT EXISTS /i,
  /^CREATE OR REPLACE /i,
  /^DROP \w+ IF EXISTS /i,
  /^ALTER TABLE \S+ (ADD|DROP|MODIFY|CLEAR|RENAME) (COLUMN|INDEX|PROJECTION|CONSTRAINT) IF (NOT )?EXISTS /i,
  /^ALTER TABLE \S+ (MODIFY (SETTING|TTL|COMMENT)|MATERIALIZE) /i,
];

export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

interface Migration {
  readonly name: string;
  readonly checksum: string;
  readonly statements: readonly string[];
}

interface Applied {
  readonly name: string;
  readonly checksum: string;
}

/**
 * Brings the store to the newest schema: forward only, in the order of the numbers, each file once. Safe to run
 * again after a kill at any point, and by two processes at once. Returns the names of the files applied now.
 */
export async function migrate(connection: TraceStoreConnection, folder: URL): Promise<string[]> {
  const migrations = await readMigrations(folder);
  await connection.command('CREATE DATABASE IF NOT EXISTS almenara');
  await connection.command(
    `CREATE TABLE IF NOT EXISTS almenara.schema_migrations
     (name String, checksum String, applied_at DateTime64(3, 'UTC') DEFAULT now64(3))
     ENGINE = ReplacingMergeTree ORDER BY name SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`,
  );
  const applied = await connection.query<Applied>(
    'SELECT name, checksum FROM almenara.schema_migrations FINAL ORDER BY name',
  );
  const pending = choosePending(migrations, applied);
  for (const { name, checksum, statements } of pending) {
    for (const statement of statements) await connection.command(statement);
    await connection.insert('almenara.schema_migrations', [{ name, checksum }]);
  }
  return pending.map(({ name }) => name);
}

function choosePending(migrations: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum } of applied) {
    const migration = known.get(name);
    if (!migration) {
      throw new MigrationError(
        `this store was migrated by a newer Almenara (${name} is unknown here); start that version or a later one`,
      );
    }
    if (migration.checksum !== checksum) {
      throw new MigrationError(
        `the migration ${name} was changed after it had been applied; restore it and put the change into a new file`,
      );
    }
  }
  const done = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !done.has(name));
}

async function readMigrations(folder: URL): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const base = new URL(folder.href.endsWith('/') ? folder.href : `${folder.href}/`);
  const seen = new Map<string, string>();
  const migrations: Migration[] = [];
  for (const name of names) {
    const number = FILE_NAME.exec(name)?.[1];
    if (!number) throw new MigrationError(`${name} in ${fileURLToPath(folder)} must be named NNNN_name.sql`);
    const twin = seen.get(number);
    if (twin) throw new MigrationError(`${twin} and ${name} carry the same number`);
    seen.set(number, name);
    migrations.push(parseMigration(name, await readFile(new URL(name, base), 'utf8')));
  }
  if (migrations.length === 0) {
    throw new MigrationError(`there are no migrations in ${fileURLToPath(folder)}`);
  }
  return migrations;
}

function parseMigration(name: string, script: string): Migration {
  const statements = splitStatements(script);
  for (const statement of statements) {
    const bare = statement
      .replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    if (!REPEATABLE.some((form) => form.test(bare))) {
      throw new MigrationError(
        `${name}: "${bare.slice(0, 60)}…" could not run twice; write it with IF NOT EXISTS, IF EXISTS or OR REPLACE`,
      );
    }
  }
  // Line ends differ between checkouts; they change nothing.
  const checksum = createHash('sha256').update(script.replace(/\r\n/g, '\n')).digest('hex');
  return { name, checksum, statements };
}
