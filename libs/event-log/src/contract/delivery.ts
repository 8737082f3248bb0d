import { expect, it } from 'vitest';
import { type LogRecord } from '../port.js';
import { createGate } from './create-gate.js';
import {
  consuming,
  countWaiting,
  numbered,
  numbers,
  readRecords,
  soon,
  textsOf,
  waitUntilCommitted,
} from './read-records.js';
import { type ContractAdapter } from './storage.js';
import { useStorage } from './use-storage.js';

export function describeDelivery(adapter: ContractAdapter): void {
  it('brings the same records again after a rejection, before any later one, and tells of each failure', async () => {
    const { log } = await useStorage(adapter);
    await log.append(numbered('t', 10));
    const calls: string[][] = [];
    const failures: [unknown, number][] = [];
    const broken = new Error('not now');
    const consumer = await log.consume(
      consuming(
        't',
        'g',
        async (records) => {
          calls.push(textsOf(records));
          if (calls.length > 2) return;
          expect(await countWaiting(log, 't', 'g')).toBe(10);
          throw broken;
        },
        { maxRecords: 5, onFailure: (error, attempt) => void failures.push([error, attempt]) },
      ),
    );
    await waitUntilCommitted(log, 't', 'g');
    await consumer.stop();
    const [first, second] = [numbers(5), numbers(10).slice(5)];
    expect(calls).toEqual([first, first, first, second]);
    expect(failures).toEqual([
      [broken, 1],
      [broken, 2],
    ]);
  });

  it('commits only after the batch was handled, and stop waits for both', async () => {
    const { log, open } = await useStorage(adapter);
    await log.append(numbered('t', 3));
    const started = createGate();
    const handle = createGate();
    const consumer = await log.consume(
      consuming('t', 'g', () => {
        started.open();
        return handle.passed;
      }),
    );
    await started.passed;
    expect(await countWaiting(log, 't', 'g')).toBe(3);
    let stopped = false;
    const stopping = consumer.stop().then(() => (stopped = true));
    expect(await countWaiting(log, 't', 'g')).toBe(3);
    expect(stopped).toBe(false);
    handle.open();
    await stopping;
    expect(await countWaiting(log, 't', 'g')).toBe(0);
    await log.close();
    expect(await countWaiting(await open(), 't', 'g')).toBe(0);
  });

  it('goes on after the last commit when the log is opened again, with the same epoch', async () => {
    const { log, open } = await useStorage(adapter, { partitions: 2 });
    await log.append(numbered('t', 20, String));
    expect(await readRecords(log, 't', 'g')).toHaveLength(20);
    await log.append(numbered('t', 30, String).slice(20));
    await log.close();
    const again = await open();
    expect(again.epoch).toBe(log.epoch);
    const rest = textsOf(await readRecords(again, 't', 'g'));
    expect(rest.sort()).toEqual(numbers(30).slice(20).sort());
  });

  it('shows every group all records, each at its own pace', async () => {
    const { log } = await useStorage(adapter);
    await log.append(numbered('t', 25));
    expect(textsOf(await readRecords(log, 't', 'one'))).toEqual(numbers(25));
    await log.append(numbered('t', 5));
    expect(await readRecords(log, 't', 'one')).toHaveLength(5);
    expect(await readRecords(log, 't', 'two')).toHaveLength(30);
  });

  it('shares the records among the consumers of a group, and one takes over when the other stops', async () => {
    const { log } = await useStorage(adapter, { partitions: 2 });
    const found: LogRecord[] = [];
    const join = () => log.consume(consuming('t', 'g', (records) => found.push(...records)));
    const first = await join();
    const second = await join();
    await log.append(numbered('t', 60, String));
    await expect.poll(() => found.length, soon).toBe(60);
    await waitUntilCommitted(log, 't', 'g');
    await first.stop();
    await log.append(numbered('t', 60, String));
    await expect.poll(() => found.length, soon).toBe(120);
    await waitUntilCommitted(log, 't', 'g');
    await second.stop();
    const places = new Set(found.map(({ partition, offset }) => `${partition}/${offset}`));
    expect(places.size).toBe(120);
  });

  it('tells how many records wait and how old the oldest is', async () => {
    const { log } = await useStorage(adapter);
    expect(await countWaiting(log, 't', 'g')).toBe(0);
    await log.append(numbered('t', 4));
    await readRecords(log, 't', 'g');
    expect(await log.lag('t', 'g')).toEqual([{ partition: 0, records: 0, oldestMs: 0 }]);
    await log.append(numbered('t', 6));
    const appended = Date.now();
    await expect.poll(() => Date.now(), soon).toBeGreaterThan(appended + 20);
    const [lag] = await log.lag('t', 'g');
    expect(lag).toMatchObject({ partition: 0, records: 6 });
    expect(lag!.oldestMs).toBeGreaterThanOrEqual(20);
    expect(lag!.oldestMs).toBeLessThan(60_000);
  });
}
