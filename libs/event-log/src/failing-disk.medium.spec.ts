import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { consuming, numbered, readRecords, soon, textsOf } from './contract/read-records.js';
import { openEmbeddedLog } from './embedded-log.js';
import { LogWriteError } from './log-write-error.js';
import { openSegmentFile, type OpenSegmentFile } from './segment-file.js';

type Step = 'write' | 'sync' | 'truncate' | 'create';

/** A disk that fails at the steps in `broken`; a failing write leaves half of its bytes behind, as a full disk does. */
function createDisk() {
  const broken = new Set<Step>();
  const fail = (step: Step, code: string) => {
    if (broken.has(step)) throw Object.assign(new Error(`${code}: ${step}`), { code });
  };
  const openFile: OpenSegmentFile = async (path, mode) => {
    if (mode === 'create') fail('create', 'ENOSPC');
    const file = await openSegmentFile(path, mode);
    return {
      async write(bytes, position) {
        if (broken.has('write')) await file.write(bytes.subarray(0, bytes.length >> 1), position);
        fail('write', 'ENOSPC');
        await file.write(bytes, position);
      },
      async sync() {
        fail('sync', 'EIO');
        await file.sync();
      },
      async truncate(bytes) {
        fail('truncate', 'EIO');
        await file.truncate(bytes);
      },
      close: () => file.close(),
    };
  };
  return { broken, openFile };
}

async function useLog() {
  const folder = await mkdtemp(join(tmpdir(), 'event-log-'));
  const disk = createDisk();
  const open = () => openEmbeddedLog({ folder, openFile: disk.openFile });
  const first = await open();
  let log = first;
  onTestFinished(async () => {
    await log.close();
    await rm(folder, { recursive: true, force: true });
  });
  const reopen = async () => {
    disk.broken.clear();
    await log.close();
    log = await open();
    return log;
  };
  const partition = join(folder, 'topics', 't', '0');
  const sizes = async () => {
    const names = (await readdir(partition)).sort();
    return Promise.all(names.map(async (name) => (await stat(join(partition, name))).size));
  };
  return { log: first, broken: disk.broken, reopen, sizes };
}

const texts = (...values: string[]) => {
  return values.map((value) => ({ topic: 't', key: 'k', value: Buffer.from(value) }));
};

for (const steps of [
  ['write'],
  ['sync'],
  ['write', 'truncate'],
  ['sync', 'truncate'],
  ['write', 'create'],
] satisfies Step[][]) {
  const name = steps.join(' and ');
  it(`acknowledges nothing while ${name} fails, and takes records again afterwards`, async () => {
    const { log, broken, reopen } = await useLog();
    await log.append(texts('before'));
    for (const step of steps) broken.add(step);
    for (const lost of ['lost 1', 'lost 2']) {
      await expect(log.append(texts(lost, lost))).rejects.toThrow(LogWriteError);
    }
    expect((await log.statistics()).records).toBe(1);
    broken.clear();
    await log.append(texts('after 1', 'after 2'));
    const expected = ['before', 'after 1', 'after 2'];
    expect(textsOf(await readRecords(log, 't', 'g'))).toEqual(expected);
    const again = await reopen();
    await again.append(texts('last'));
    const found = await readRecords(again, 't', 'from the start');
    expect(textsOf(found)).toEqual([...expected, 'last']);
    expect(found.map(({ offset }) => offset)).toEqual([0, 1, 2, 3]);
  });

  it(`takes records again when ${name} failed at the very first one`, async () => {
    const { log, broken, reopen } = await useLog();
    for (const step of steps) broken.add(step);
    await expect(log.append(texts('lost'))).rejects.toThrow(LogWriteError);
    broken.clear();
    await log.append(texts('kept'));
    expect(textsOf(await readRecords(await reopen(), 't', 'g'))).toEqual(['kept']);
  });
}

it('cuts what a failed write left behind, and trusts a file no more after a failed sync', async () => {
  const { log, broken, sizes } = await useLog();
  await log.append(texts('before'));
  const [size] = await sizes();
  broken.add('sync');
  await expect(log.append(texts('lost'))).rejects.toThrow(/EIO/);
  expect(await sizes()).toEqual([size]);
  broken.clear();
  await log.append(texts('longer than before'));
  const after = await sizes();
  expect(after).toHaveLength(2);
  expect(after[0]).toBe(size);
});

it('shows a consumer nothing that is not durable', async () => {
  const { log, broken } = await useLog();
  const found: string[] = [];
  const consumer = await log.consume(consuming('t', 'g', (records) => found.push(...textsOf(records))));
  broken.add('sync');
  await expect(log.append(texts('never durable'))).rejects.toThrow(LogWriteError);
  broken.clear();
  await log.append(texts('durable'));
  await expect.poll(() => found, soon).toEqual(['durable']);
  await consumer.stop();
});

it('rejects every append that shared the failed write', async () => {
  const { log, broken } = await useLog();
  await log.append(texts('before'));
  broken.add('sync');
  const results = await Promise.allSettled(numbered('t', 20).map((record) => log.append([record])));
  expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['rejected']));
  expect((await log.statistics()).records).toBe(1);
});
