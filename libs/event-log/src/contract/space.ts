import { expect, it } from 'vitest';
import { LogClosedError, LogFullError, type NewRecord } from '../port.js';
import { createGate } from './create-gate.js';
import { consuming, numbered, numbers, readRecords, textsOf } from './read-records.js';
import { type ContractAdapter } from './storage.js';
import { useStorage } from './use-storage.js';

function large(topic: string, count: number): NewRecord[] {
  return Array.from({ length: count }, () => ({ topic, key: 'k', value: Buffer.alloc(1000) }));
}

export function describeSpace(adapter: ContractAdapter): void {
  if (adapter.deletesAtOnce)
    it('deletes what all groups have committed, never what one needs', async () => {
      const { log, open } = await useStorage(adapter, { partitions: 1, segmentBytes: 4000 });
      const behind = await log.consume(
        consuming('t', 'behind', () => {
          throw new Error('not yet');
        }),
      );
      for (let n = 0; n < 20; n += 1) await log.append(large('t', 1));
      expect(await readRecords(log, 't', 'ahead')).toHaveLength(20);
      const full = await log.statistics();
      expect(full.records).toBe(20);
      expect(full.bytes).toBeGreaterThan(20_000);
      await log.applyRetention();
      expect(await log.statistics()).toEqual(full);
      await behind.stop();
      expect((await readRecords(log, 't', 'behind')).map(({ offset }) => offset)).toEqual(
        numbers(20).map(Number),
      );
      await log.applyRetention();
      const left = await log.statistics();
      expect(left.records).toBeLessThan(8);
      expect(left.bytes).toBeLessThan(full.bytes! / 2);
      const late = await readRecords(log, 't', 'late');
      expect(late.map(({ offset }) => offset)).toEqual(numbers(20).slice(-left.records).map(Number));
      await log.close();
      const again = await open();
      await again.append(large('t', 1));
      expect((await readRecords(again, 't', 'ahead')).map(({ offset }) => offset)).toEqual([20]);
    });

  it('drops what all groups have handled, however young, and tells when the bytes are gone', async () => {
    const { log, open } = await useStorage(adapter, { partitions: 1 });
    const called = Date.now();
    await log.append(numbered('t', 5));
    expect(await readRecords(log, 't', 'g')).toHaveLength(5);
    const { goneAt } = await log.dropHandled();
    expect(goneAt).toBeGreaterThanOrEqual(called);
    if (adapter.deletesAtOnce) {
      expect(goneAt).toBeLessThanOrEqual(Date.now());
      expect(await log.statistics()).toMatchObject({ records: 0, bytes: 0 });
    } else expect(goneAt).toBeGreaterThan(Date.now());
    await log.close();
    const again = await open();
    await again.append(numbered('t', 1));
    expect((await readRecords(again, 't', 'g')).map(({ offset }) => offset)).toEqual([5]);
  });

  if (adapter.deletesAtOnce)
    it('does not say that records are gone while a group has yet to handle one', async () => {
      const { log } = await useStorage(adapter, { partitions: 1 });
      const gate = createGate();
      const consumer = await log.consume(consuming('t', 'slow', () => gate.passed, { maxRecords: 1 }));
      await log.append(numbered('t', 2));
      expect(await log.dropHandled()).toEqual({ goneAt: null });
      expect((await log.statistics()).records).toBe(2);
      const dropping = log.dropHandled();
      gate.open();
      const { goneAt } = await dropping;
      expect(goneAt).not.toBeNull();
      await consumer.stop();
      expect((await log.statistics()).records).toBe(0);
    });

  if (adapter.boundsBytes)
    it('refuses more than it may hold, takes nothing of it, and recovers', async () => {
      const { log } = await useStorage(adapter, { partitions: 1, segmentBytes: 4000, maxBytes: 20_000 });
      expect(await readRecords(log, 't', 'g')).toEqual([]);
      await log.append(large('t', 15));
      const before = await log.statistics();
      const refused = await log
        .append([...large('t', 5), ...large('other', 5)])
        .catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(LogFullError);
      expect((refused as LogFullError).retryAfterSeconds).toBeGreaterThan(0);
      expect((await log.statistics()).bytes).toBe(before.bytes);
      expect((await log.statistics()).records).toBe(15);
      await log.append(large('t', 1));
      expect(await readRecords(log, 't', 'g')).toHaveLength(16);
      // What was committed makes room without anybody calling for retention.
      await log.append(large('t', 15));
      expect(await readRecords(log, 't', 'g')).toHaveLength(15);
    });

  it('gives clear errors once it is closed, and closes twice without harm', async () => {
    const { log } = await useStorage(adapter);
    await log.append(numbered('t', 1));
    await Promise.all([log.close(), log.close()]);
    await expect(log.append(numbered('t', 1))).rejects.toThrow(LogClosedError);
    await expect(log.consume(consuming('t', 'g', () => undefined))).rejects.toThrow(LogClosedError);
    await expect(log.lag('t', 'g')).rejects.toThrow(LogClosedError);
    await expect(log.ping()).rejects.toThrow(LogClosedError);
    await expect(log.statistics()).rejects.toThrow(LogClosedError);
    await expect(log.applyRetention()).rejects.toThrow(LogClosedError);
    await expect(log.dropHandled()).rejects.toThrow(LogClosedError);
  });

  it('writes on close what is pending and waits for the batch under way', async () => {
    const { log, open } = await useStorage(adapter);
    const started = createGate();
    const handle = createGate();
    await log.append(numbered('t', 1));
    await log.consume(
      consuming('t', 'g', () => {
        started.open();
        return handle.passed;
      }),
    );
    await started.passed;
    const appends = numbered('t', 50).map((record) => log.append([record]));
    const closing = log.close();
    handle.open();
    await closing;
    await Promise.all(appends);
    const again = await open();
    expect(textsOf(await readRecords(again, 't', 'g'))).toEqual(numbers(50));
  });
}
