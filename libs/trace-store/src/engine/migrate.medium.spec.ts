import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TraceStoreConnection } from '../connection.js';
import { migrate } from './migrate.js';
import { openTraceStore } from './open-trace-store.js';

const shipped = new URL('../../../../migrations/clickhouse/', import.meta.url);

const first = `-- first; of two
CREATE TABLE IF NOT EXISTS almenara.one (a String DEFAULT ';') ENGINE = MergeTree ORDER BY a;
CREATE TABLE IF NOT EXISTS almenara.two (a String) ENGINE = MergeTree ORDER BY a;
`;
const second = 'ALTER TABLE almenara.one ADD COLUMN IF NOT EXISTS b String;';

describe('migrate', () => {
  let root: string;
  let folder: URL;
  let connection: TraceStoreConnection;
  const put = (name: string, script: string): Promise<void> => writeFile(new URL(name, folder), script);

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'almenara-migrate-'));
    folder = pathToFileURL(`${await mkdtemp(join(root, 'files-'))}/`);
    connection = await openTraceStore({ kind: 'embedded', folder: join(root, 'store') });
  });
  afterEach(async () => {
    await connection.close();
    await rm(root, { recursive: true, force: true });
  });

  test('applies the shipped files once, each whole', async () => {
    const applied = await migrate(connection, shipped);
    expect(applied[0]).toBe('0001_backbone.sql');
    expect(await migrate(connection, shipped)).toEqual([]);
    const script = await readFile(new URL('0001_backbone.sql', shipped), 'utf8');
    const tables = [...script.matchAll(/CREATE TABLE IF NOT EXISTS almenara\.(\w+)/g)].map(
      ([, name]) => name,
    );
    const rows = await connection.query<{ name: string }>(
      "SELECT name FROM system.tables WHERE database = 'almenara'",
    );
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(tables));
  });

  test('applies new files in the order of their numbers and keeps what is there', async () => {
    await put('0001_first.sql', first);
    expect(await migrate(connection, folder)).toEqual(['0001_first.sql']);
    await connection.insert('almenara.one', [{ a: 'kept' }]);
    await put('0002_second.sql', second);
    expect(await migrate(connection, folder)).toEqual(['0002_second.sql']);
    expect(await connection.query('SELECT * FROM almenara.one')).toEqual([{ a: 'kept', b: '' }]);
  });

  test.each([1, 2, 3, 4])('ends whole when it was killed at statement %i and is run again', async (limit) => {
    await put('0001_first.sql', first);
    await put('0002_second.sql', second);
    let left = limit + 2;
    const dying: TraceStoreConnection = {
      ...connection,
      command: (sql, parameters) => step(() => connection.command(sql, parameters)),
      insert: (table, rows) => step(() => connection.insert(table, rows)),
    };
    const step = (work: () => Promise<void>): Promise<void> =>
      left-- > 0 ? work() : Promise.reject(new Error('killed'));
    await expect(migrate(dying, folder)).rejects.toThrow('killed');
    await migrate(connection, folder);
    expect(await migrate(connection, folder)).toEqual([]);
    const rows = await connection.query('SELECT name FROM almenara.schema_migrations FINAL ORDER BY name');
    expect(rows).toEqual([{ name: '0001_first.sql' }, { name: '0002_second.sql' }]);
    expect(await connection.query('SELECT a, b FROM almenara.one')).toEqual([]);
  });

  test('two processes may migrate at once', async () => {
    await put('0001_first.sql', first);
    await put('0002_second.sql', second);
    await Promise.all([migrate(connection, folder), migrate(connection, folder)]);
    expect(await migrate(connection, folder)).toEqual([]);
  });

  test('refuses an applied file that was changed', async () => {
    await put('0001_first.sql', first);
    await migrate(connection, folder);
    await put('0001_first.sql', `${first}\n-- changed`);
    await expect(migrate(connection, folder)).rejects.toThrow('0001_first.sql was changed');
  });

  test('refuses a store that a newer version migrated', async () => {
    await put('0001_first.sql', first);
    await put('0002_second.sql', second);
    await migrate(connection, folder);
    await rm(new URL('0002_second.sql', folder));
    await expect(migrate(connection, folder)).rejects.toThrow('newer Almenara');
  });

  test('refuses statements that could not run twice, before anything is applied', async () => {
    await put('0001_first.sql', first);
    await put('0002_bad.sql', 'CREATE TABLE almenara.x (a String) ENGINE = Memory;');
    await expect(migrate(connection, folder)).rejects.toThrow('0002_bad.sql');
    expect(await connection.query("SELECT name FROM system.tables WHERE database = 'almenara'")).toEqual([]);
  });

  test('refuses two files with one number and files that are not named in order', async () => {
    await put('0001_first.sql', first);
    await put('0001_twin.sql', second);
    await expect(migrate(connection, folder)).rejects.toThrow('same number');
    await rm(new URL('0001_twin.sql', folder));
    await put('later.sql', second);
    await expect(migrate(connection, folder)).rejects.toThrow('NNNN_name.sql');
  });
});
