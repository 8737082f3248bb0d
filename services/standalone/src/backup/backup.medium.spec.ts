import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFolder } from '@almenara/event-log';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBackup } from './create-backup.js';
import { restoreBackup } from './restore-backup.js';

const migrations = ['clickhouse/0001_one.sql'];
let root: string;
let data: string;
let target: string;
const back = (more = {}) => createBackup({ data, target, version: '0.1.0', migrations, ...more });
const restore = (more = {}) => restoreBackup({ backup: target, data, migrations, force: false, ...more });

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'almenara-backup-'));
  data = join(root, 'data');
  target = join(root, 'copy');
  await mkdir(join(data, 'log', 'topics'), { recursive: true });
  await mkdir(join(data, 'clickhouse', 'store'), { recursive: true });
  await mkdir(join(data, 'postgres', 'pgdata', 'empty'), { recursive: true });
  await writeFile(join(data, 'log', 'topics', 'segment'), Buffer.alloc(3_000_000, 7));
  await writeFile(join(data, 'ingest-keys.json'), '{}', { mode: 0o600 });
  await writeFile(join(data, 'clickhouse', 'store', 'part'), 'rows');
  await symlink('store', join(data, 'clickhouse', 'table'));
  await chmod(join(data, 'postgres', 'pgdata'), 0o700);
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('a back-up of the data folder', () => {
  test('brings back files, empty folders, links and permissions', async () => {
    await back();
    await rm(data, { recursive: true });
    await restore();
    expect(await readFile(join(data, 'log', 'topics', 'segment'))).toEqual(Buffer.alloc(3_000_000, 7));
    expect(await readdir(join(data, 'postgres', 'pgdata', 'empty'))).toEqual([]);
    expect(await readlink(join(data, 'clickhouse', 'table'))).toBe('store');
    expect((await lstat(join(data, 'ingest-keys.json'))).mode & 0o777).toBe(0o600);
    expect((await lstat(join(data, 'postgres', 'pgdata'))).mode & 0o777).toBe(0o700);
    expect(await readdir(join(data, 'log'))).toEqual(['topics']);
  });

  test('is refused while a process holds the folder', async () => {
    const lock = await lockFolder(join(data, 'log'));
    await expect(back()).rejects.toThrow(`is in use by process ${process.pid}`);
    lock.release();
    await back();
  });

  test('never touches a folder that is not empty', async () => {
    await mkdir(join(target, 'data'), { recursive: true });
    await writeFile(join(target, 'data', 'precious'), 'mine');
    await expect(back()).rejects.toThrow('is not empty');
    expect(await readFile(join(target, 'data', 'precious'), 'utf8')).toBe('mine');
  });

  test('does not go into the data folder, and needs one', async () => {
    await expect(back({ target: join(data, 'copy') })).rejects.toThrow('inside the data folder');
    await expect(back({ data: join(root, 'elsewhere') })).rejects.toThrow('holds no data of Almenara');
  });

  test('follows no link out of the data folder', async () => {
    await symlink('../../../etc', join(data, 'clickhouse', 'out'));
    await expect(back()).rejects.toThrow('clickhouse/out leads out of the data folder');
    expect(await readdir(target)).toEqual([]);
  });
});

describe('a restore', () => {
  test('replaces data only when told to, and keeps what was there', async () => {
    await back();
    await writeFile(join(data, 'later'), 'written after the back-up');
    await expect(restore()).rejects.toThrow('replace it with --force');
    const { replaced } = await restore({ force: true });
    expect(await readdir(data)).not.toContain('later');
    expect(await readFile(join(replaced!, 'later'), 'utf8')).toBe('written after the back-up');
  });

  test('does not replace the folder of a process that runs', async () => {
    await back();
    const lock = await lockFolder(join(data, 'log'));
    await expect(restore({ force: true })).rejects.toThrow('is in use by process');
    lock.release();
  });

  test.each([
    ['a changed byte', (file: string) => writeFile(file, Buffer.alloc(3_000_000, 8))],
    ['a missing end', (file: string) => writeFile(file, Buffer.alloc(2_999_999, 7))],
    ['a missing file', (file: string) => rm(file)],
  ])('refuses a back-up with %s and changes nothing', async (_, damage) => {
    await back();
    await damage(join(target, 'data', 'log', 'topics', 'segment'));
    await writeFile(join(data, 'later'), 'still here');
    await expect(restore({ force: true })).rejects.toThrow('the back-up is damaged; nothing was changed');
    expect(await readFile(join(data, 'later'), 'utf8')).toBe('still here');
  });

  test('refuses what was cut short: the manifest comes last', async () => {
    await back();
    await rm(join(target, 'manifest.json'));
    await expect(restore({ force: true })).rejects.toThrow('this is no back-up, or one that was cut short');
  });

  test('refuses the back-up of a newer version', async () => {
    await back({ migrations: [...migrations, 'clickhouse/0002_two.sql'] });
    await expect(restore({ force: true })).rejects.toThrow('newer version of Almenara (it has the migration');
    const file = join(target, 'manifest.json');
    const manifest = JSON.parse(await readFile(file, 'utf8')) as object;
    await writeFile(file, JSON.stringify({ ...manifest, format: 2 }));
    await expect(restore({ force: true })).rejects.toThrow('newer version of Almenara (its format is 2');
  });

  test.each(['../outside', '/etc/outside', 'log/../../outside'])(
    'refuses a manifest that writes to %s',
    async (path) => {
      await back();
      const file = join(target, 'manifest.json');
      const manifest = JSON.parse(await readFile(file, 'utf8')) as { entries: object[] };
      manifest.entries.push({ kind: 'folder', path, mode: 0o700 });
      await writeFile(file, JSON.stringify(manifest));
      await expect(restore({ force: true })).rejects.toThrow('manifest.json is damaged');
    },
  );
});
