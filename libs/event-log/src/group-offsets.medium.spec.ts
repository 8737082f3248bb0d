import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { GroupOffsets, readGroupOffsets } from './group-offsets.js';

async function useFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'event-log-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const noDamage = () => expect.unreachable('no damage was expected');

it('keeps the last of many commits that come together, and leaves one file', async () => {
  const folder = await useFolder();
  const path = join(folder, 'g.json');
  const offsets = new GroupOffsets(path, new Map());
  await Promise.all(Array.from({ length: 50 }, (_, n) => offsets.commit(n % 3, n)));
  expect([0, 1, 2].map((partition) => offsets.committed(partition))).toEqual([48, 49, 47]);
  const again = await readGroupOffsets(path, noDamage);
  expect([0, 1, 2, 3].map((partition) => again.committed(partition))).toEqual([48, 49, 47, 0]);
  expect(await readdir(folder)).toEqual(['g.json']);
});

it('counts nothing as committed that could not be written, and works again when it can', async () => {
  const folder = await useFolder();
  const path = join(folder, 'g.json');
  const offsets = new GroupOffsets(path, new Map());
  await offsets.commit(0, 5);
  await mkdir(`${path}.tmp`);
  await expect(offsets.commit(0, 9)).rejects.toThrow(/EISDIR/);
  expect(offsets.committed(0)).toBe(5);
  await rm(`${path}.tmp`, { recursive: true });
  await offsets.commit(1, 2);
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ offsets: { 0: 9, 1: 2 } });
  expect(offsets.committed(0)).toBe(9);
});
