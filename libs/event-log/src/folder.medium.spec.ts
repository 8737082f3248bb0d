import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { numbered, readRecords } from './contract/read-records.js';
import { openEmbeddedLog } from './embedded-log.js';
import { type EmbeddedLogOptions } from './embedded-options.js';
import { FolderLockedError } from './folder-lock.js';

const child = fileURLToPath(new URL('../dist/embedded-contract-child.js', import.meta.url));

async function useFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'event-log-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function readEpoch(options: EmbeddedLogOptions): Promise<number> {
  const log = await openEmbeddedLog(options);
  await log.close();
  return log.epoch;
}

it('lets only one process open a folder, names that process, and lets the next in after kill -9', async () => {
  const folder = await useFolder();
  const owner = spawn(process.execPath, [child, folder, '1', '1000000', 'append', 't', 'run']);
  const ended = once(owner, 'close');
  await once(owner.stdout, 'data');
  owner.stdout.resume();
  try {
    const refused = await openEmbeddedLog({ folder }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(FolderLockedError);
    expect((refused as Error).message).toContain(folder);
    expect((refused as Error).message).toContain(`process ${owner.pid}`);
  } finally {
    owner.kill('SIGKILL');
    await ended;
  }
  const log = await openEmbeddedLog({ folder });
  expect((await log.statistics()).records).toBeGreaterThan(0);
  await log.close();
});

it('refuses a second log on the same folder within one process until the first is closed', async () => {
  const folder = await useFolder();
  const log = await openEmbeddedLog({ folder });
  await expect(openEmbeddedLog({ folder })).rejects.toThrow(`process ${process.pid}`);
  await log.close();
  await (await openEmbeddedLog({ folder })).close();
});

it('gives the folder back when it cannot be opened', async () => {
  const folder = await useFolder();
  await (await openEmbeddedLog({ folder })).close();
  const meta = join(folder, 'meta.json');
  const sound = await readFile(meta, 'utf8');
  for (const text of ['{"format":2,"epoch":1}', '{"format":1}', '{"form', 'null']) {
    await writeFile(meta, text);
    await expect(openEmbeddedLog({ folder })).rejects.toThrow(meta);
  }
  await writeFile(meta, sound);
  await (await openEmbeddedLog({ folder })).close();
});

it('begins a new folder above the epoch that the stores have seen, and keeps it', async () => {
  const folder = await useFolder();
  expect(await readEpoch({ folder, epochFloor: 41 })).toBe(42);
  expect(await readEpoch({ folder, epochFloor: 42 })).toBe(42);
  expect(await readEpoch({ folder })).toBe(42);
  // An old copy of the folder: the stores have seen more since.
  expect(await readEpoch({ folder, epochFloor: 50 })).toBe(51);
  expect(await readEpoch({ folder })).toBe(51);
});

it('does not invent an epoch for records whose own is gone', async () => {
  const folder = await useFolder();
  const log = await openEmbeddedLog({ folder });
  await log.append(numbered('t', 1));
  await log.close();
  await rm(join(folder, 'meta.json'));
  await expect(openEmbeddedLog({ folder, epochFloor: 9 })).rejects.toThrow(/no meta\.json/);
});

it('keeps the partitions a topic has when fewer are asked for, and adds when more are', async () => {
  const folder = await useFolder();
  for (const [asked, got] of [
    [3, 3],
    [1, 3],
    [4, 4],
  ] as const) {
    const log = await openEmbeddedLog({ folder, partitions: asked });
    await log.append(numbered('t', 10, String));
    expect(log.partitionsOf('t')).toBe(got);
    await log.close();
  }
  const log = await openEmbeddedLog({ folder });
  expect(await readRecords(log, 't', 'g')).toHaveLength(30);
  await log.close();
});

it('keeps names of topics and groups inside its folder', async () => {
  const folder = await useFolder();
  const name = '../../outside/.. ü';
  const log = await openEmbeddedLog({ folder });
  await log.append(numbered(name, 2));
  expect(await readRecords(log, name, name)).toHaveLength(2);
  await log.close();
  expect((await readdir(folder)).sort()).toEqual(['lock', 'meta.json', 'owner.json', 'topics']);
  const again = await openEmbeddedLog({ folder });
  expect(await again.lag(name, name)).toMatchObject([{ records: 0 }]);
  await again.close();
});

it('says which setting or argument is wrong', async () => {
  const folder = await useFolder();
  const open = (options: Partial<EmbeddedLogOptions>) => openEmbeddedLog({ folder, ...options });
  await expect(open({ folder: '' })).rejects.toThrow(/needs a folder/);
  await expect(open({ partitions: 0 })).rejects.toThrow(/partitions .* from 1 to 1024, not 0/);
  await expect(open({ segmentBytes: 1.5 })).rejects.toThrow(/segmentBytes/);
  await expect(open({ maxBytes: Number.NaN })).rejects.toThrow(/maxBytes/);
  await expect(open({ retentionMs: 73 * 3_600_000 })).rejects.toThrow(/retentionMs/);
  await expect(open({ epochFloor: -1 })).rejects.toThrow(/epochFloor/);
  const log = await open({});
  const value = Buffer.alloc(1);
  await expect(log.append([{ topic: '', key: 'k', value }])).rejects.toThrow(/name is empty/);
  await expect(log.append([{ topic: 't', key: 'k'.repeat(70_000), value }])).rejects.toThrow(/70000 bytes/);
  const onBatch = async () => undefined;
  const options = { topic: 't', group: 'g', maxRecords: 1, maxBytes: 1, maxWaitMs: 0, onBatch };
  await expect(log.consume({ ...options, maxRecords: 0 })).rejects.toThrow(/maxRecords/);
  await expect(log.consume({ ...options, group: '' })).rejects.toThrow(/name is empty/);
  await log.close();
});
