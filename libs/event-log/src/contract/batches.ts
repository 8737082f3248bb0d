import { expect, it } from 'vitest';
import { type LogRecord } from '../port.js';
import { consuming, numbered, soon, textsOf, waitUntilCommitted } from './read-records.js';
import { type ContractAdapter } from './storage.js';
import { useStorage } from './use-storage.js';

const HOUR_MS = 3_600_000;

export function describeBatches(adapter: ContractAdapter): void {
  it('keeps batches within their number of records and of one partition', async () => {
    const { log } = await useStorage(adapter, { partitions: 2 });
    await log.append(numbered('t', 100, String));
    const batches: (readonly LogRecord[])[] = [];
    const consumer = await log.consume(
      consuming('t', 'g', (records) => batches.push(records), { maxRecords: 8 }),
    );
    await waitUntilCommitted(log, 't', 'g');
    await consumer.stop();
    expect(batches.flat()).toHaveLength(100);
    expect(Math.max(...batches.map(({ length }) => length))).toBe(8);
    for (const batch of batches) expect(new Set(batch.map(({ partition }) => partition)).size).toBe(1);
  });

  it('keeps batches within their bytes, and a larger record still comes, alone', async () => {
    const { log } = await useStorage(adapter);
    const sizes = [400, 400, 400, 5000, 400];
    await log.append(sizes.map((size) => ({ topic: 't', key: 'k', value: Buffer.alloc(size) })));
    const batches: number[][] = [];
    const consumer = await log.consume(
      consuming('t', 'g', (records) => batches.push(records.map(({ value }) => value.length)), {
        maxBytes: 1000,
      }),
    );
    await waitUntilCommitted(log, 't', 'g');
    await consumer.stop();
    expect(batches.flat()).toEqual(sizes);
    expect(batches).toContainEqual([5000]);
    for (const batch of batches) {
      expect(batch.length === 1 || batch.reduce((sum, size) => sum + size, 0) <= 1000).toBe(true);
    }
  });

  it('hands a full batch over at once, however long it may wait', async () => {
    const { log } = await useStorage(adapter);
    const batches: string[][] = [];
    const consumer = await log.consume(
      consuming('t', 'g', (records) => batches.push(textsOf(records)), {
        maxRecords: 4,
        maxWaitMs: HOUR_MS,
      }),
    );
    for (const record of numbered('t', 6)) await log.append([record]);
    await expect.poll(() => batches, soon).toEqual([['0', '1', '2', '3']]);
    // The two that wait for more are not handled by a stop; they come to the next consumer.
    await consumer.stop();
    expect(batches).toHaveLength(1);
  });

  it('hands a batch that is not full over when its time is up', async () => {
    const { log } = await useStorage(adapter);
    const batches: string[][] = [];
    const consumer = await log.consume(
      consuming('t', 'g', (records) => batches.push(textsOf(records)), { maxWaitMs: 30 }),
    );
    await log.append(numbered('t', 2));
    await waitUntilCommitted(log, 't', 'g');
    await consumer.stop();
    expect(batches.flat()).toEqual(['0', '1']);
  });
}
