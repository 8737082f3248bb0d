import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Batch } from './batch.js';
import { createRandom } from './contract/create-random.js';
import { openPartition, type Partition } from './partition.js';

async function useFolder(segmentBytes: number): Promise<() => Promise<Partition>> {
  const folder = await mkdtemp(join(tmpdir(), 'event-log-'));
  const opened: Partition[] = [];
  onTestFinished(async () => {
    for (const partition of opened) await partition.writer.close();
    await rm(folder, { recursive: true, force: true });
  });
  return async () => {
    await opened.at(-1)?.writer.close();
    const report = (damage: unknown) => expect.unreachable(JSON.stringify(damage));
    const partition = await openPartition({ folder, topic: 't', number: 0, segmentBytes, report });
    opened.push(partition);
    return partition;
  };
}

const key = Buffer.from('k');

async function fill(partition: Partition, sizes: readonly number[]): Promise<void> {
  for (let at = 0; at < sizes.length; at += 50) {
    const records = sizes.slice(at, at + 50).map((size) => ({ key, value: Buffer.alloc(size, at % 256) }));
    const bytes = records.reduce((sum, { value }) => sum + 8 + 14 + 1 + value.length, 0);
    await partition.writer.append(records, bytes);
  }
}

async function readSizes(partition: Partition, from: number, maxRecords: number): Promise<number[]> {
  const cursor = partition.cursorAt(from);
  const sizes: number[] = [];
  let next = from;
  for (;;) {
    const batch = new Batch({ maxRecords, maxBytes: 1e9 });
    await cursor.fill(batch);
    if (batch.records.length === 0) break;
    for (const record of batch.records) {
      expect(record.offset).toBe(next);
      next += 1;
      sizes.push(record.value.length);
    }
  }
  await cursor.close();
  return sizes;
}

it('reads from any offset across segments and read buffers, before and after reopening', async () => {
  const random = createRandom(7);
  // From nothing to more than one read buffer of 1 MiB.
  const sizes = Array.from({ length: 600 }, (_, n) => {
    return n % 150 === 149 ? 1_300_000 : Math.floor(random() * 12_000);
  });
  const open = await useFolder(2_000_000);
  const written = await open();
  await fill(written, sizes);
  expect(written.segments.length).toBeGreaterThan(3);
  const reopened = await open();
  expect(reopened.end).toBe(600);
  for (const partition of [written, reopened]) {
    expect(await readSizes(partition, 0, 64)).toEqual(sizes);
    for (let from = 0; from < 600; from += 37) {
      expect(await readSizes(partition, from, 1000)).toEqual(sizes.slice(from));
    }
  }
});

it('keeps no segment much larger than asked for, except for a single larger call', async () => {
  const open = await useFolder(10_000);
  const partition = await open();
  await fill(
    partition,
    Array.from({ length: 200 }, () => 100),
  );
  for (const segment of partition.segments) expect(segment.bytes).toBeLessThanOrEqual(10_000);
  await fill(partition, [50_000]);
  expect(partition.active.bytes).toBe(50_023);
  expect(await readSizes(partition, 195, 100)).toEqual([100, 100, 100, 100, 100, 50_000]);
});

it('finds the time of any record', async () => {
  const open = await useFolder(100_000);
  const partition = await open();
  const before = Date.now();
  await fill(
    partition,
    Array.from({ length: 500 }, () => 1000),
  );
  const reopened = await open();
  for (const offset of [0, 1, 250, 499]) {
    const taken = await reopened.findAppendedAt(offset);
    expect(taken).toBeGreaterThanOrEqual(before);
    expect(taken).toBeLessThanOrEqual(Date.now());
  }
  expect(await reopened.findAppendedAt(500)).toBeUndefined();
});
