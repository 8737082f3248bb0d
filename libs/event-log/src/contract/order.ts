import { expect, it } from 'vitest';
import { choosePartition } from '../murmur2.js';
import { numbered, readRecords, textOf, textsOf } from './read-records.js';
import { type ContractAdapter } from './storage.js';
import { useStorage } from './use-storage.js';

export function describeOrder(adapter: ContractAdapter): void {
  it('gives each partition its records in order, with offsets that grow by one from 0', async () => {
    const { log } = await useStorage(adapter, { partitions: 3 });
    const sent = numbered('t', 300, (n) => `key-${n % 20}`);
    for (let at = 0; at < sent.length; at += 30) await log.append(sent.slice(at, at + 30));
    const found = await readRecords(log, 't', 'g');
    expect(found).toHaveLength(300);
    expect(log.partitionsOf('t')).toBe(3);
    for (let partition = 0; partition < 3; partition += 1) {
      const mine = found.filter((record) => record.partition === partition);
      expect(mine.map(({ offset }) => offset)).toEqual(mine.map((_, n) => n));
      expect(mine.length).toBeGreaterThan(0);
    }
    for (let key = 0; key < 20; key += 1) {
      const mine = found.filter((record) => record.key === `key-${key}`);
      expect(textsOf(mine)).toEqual(Array.from({ length: 15 }, (_, n) => String(key + 20 * n)));
    }
  });

  it('puts a key into the partition that Kafka would choose, always the same, also after reopening', async () => {
    const { log, open } = await useStorage(adapter, { partitions: 4 });
    const keys = Array.from({ length: 40 }, (_, n) => `ключ-${n}`);
    const records = keys.map((key) => ({ topic: 't', key, value: Buffer.from(key) }));
    await log.append(records);
    await log.close();
    const again = await open();
    await again.append(records);
    const found = await readRecords(again, 't', 'g');
    expect(found).toHaveLength(80);
    for (const { key, partition } of found) expect(partition).toBe(choosePartition(Buffer.from(key), 4));
  });

  it('gives back topic, key, time and any bytes as they were', async () => {
    const { log } = await useStorage(adapter);
    const value = Uint8Array.from({ length: 70_000 }, (_, n) => (n * 31) % 256);
    const before = Date.now();
    await log.append([
      { topic: 't', key: '', value },
      { topic: 't', key: 'ñ𝄞', value: new Uint8Array() },
    ]);
    const [first, second] = await readRecords(log, 't', 'g');
    expect(first).toMatchObject({ topic: 't', key: '', partition: 0, offset: 0 });
    expect(Buffer.from(first!.value).equals(value)).toBe(true);
    expect(first!.appendedAt).toBeGreaterThanOrEqual(before - 1000);
    expect(first!.appendedAt).toBeLessThanOrEqual(Date.now() + 1000);
    expect(second).toMatchObject({ key: 'ñ𝄞', offset: 1 });
    expect(second!.value).toHaveLength(0);
  });

  it('takes records of several topics in one call, and none at all', async () => {
    const { log } = await useStorage(adapter);
    await log.append([]);
    await log.append([...numbered('a', 2), ...numbered('b', 3)]);
    expect((await readRecords(log, 'a', 'g')).map(textOf)).toEqual(['0', '1']);
    expect((await readRecords(log, 'b', 'g')).map(textOf)).toEqual(['0', '1', '2']);
  });

  it('loses and doubles nothing when many append at once', async () => {
    const { log } = await useStorage(adapter);
    const records = numbered('t', 500, String);
    await Promise.all(records.map((record) => log.append([record])));
    const found = textsOf(await readRecords(log, 't', 'g'));
    expect(found).toHaveLength(500);
    expect(new Set(found).size).toBe(500);
  });
}
