import { expect } from 'vitest';
import { type ConsumeOptions, type EventLog, type LogRecord, type NewRecord } from '../port.js';

export const soon = { timeout: 100_000, interval: 5 };

export function consuming(
  topic: string,
  group: string,
  onBatch: (records: readonly LogRecord[]) => unknown,
  more: Partial<ConsumeOptions> = {},
): ConsumeOptions {
  return {
    topic,
    group,
    maxRecords: 100,
    maxBytes: 1024 * 1024,
    maxWaitMs: 0,
    onBatch: async (records) => void (await onBatch(records)),
    ...more,
  };
}

export async function waitUntilCommitted(log: EventLog, topic: string, group: string): Promise<void> {
  await expect.poll(() => countWaiting(log, topic, group), soon).toBe(0);
}

export async function countWaiting(log: EventLog, topic: string, group: string): Promise<number> {
  return (await log.lag(topic, group)).reduce((sum, { records }) => sum + records, 0);
}

/** Everything the group has not committed, up to what is appended when it is called; committed afterwards. */
export async function readRecords(log: EventLog, topic: string, group: string): Promise<LogRecord[]> {
  const found: LogRecord[] = [];
  const consumer = await log.consume(
    consuming(topic, group, (records) => found.push(...records), { maxRecords: 5000 }),
  );
  await waitUntilCommitted(log, topic, group);
  await consumer.stop();
  return found;
}

export function textOf(record: { readonly value: Uint8Array }): string {
  return Buffer.from(record.value).toString();
}

export function textsOf(records: readonly LogRecord[]): string[] {
  return records.map(textOf);
}

/** `count` records with the values '0', '1', ... */
export function numbered(
  topic: string,
  count: number,
  keyOf: (n: number) => string = () => 'k',
): NewRecord[] {
  return Array.from({ length: count }, (_, n) => ({ topic, key: keyOf(n), value: Buffer.from(String(n)) }));
}

export function numbers(count: number): string[] {
  return Array.from({ length: count }, (_, n) => String(n));
}
