import { EVENTS_TOPIC, groupForLog, type LogRecordContent } from '@almenara/contract';
import { partitionFor } from './partition-for.js';
import type { EventLog } from './port.js';

/** What a record that no client sent says besides its place. */
type Content = Pick<LogRecordContent, 'project' | 'receivedAt' | 'door' | 'events' | 'replay'>;

interface Appending<Item> {
  keyOf(item: Item): string;
  /** In characters. */
  lengthOf(item: Item): number;
  contentOf(items: readonly Item[]): Content;
}

/** Brings items to the partitions that a gateway would choose. Durable when it resolves. */
export async function appendToLog<Item>(
  log: EventLog,
  items: readonly Item[],
  { keyOf, lengthOf, contentOf }: Appending<Item>,
): Promise<void> {
  const partitions = log.partitionsOf(EVENTS_TOPIC);
  const partitionOf = (key: string) => partitionFor(key, partitions);
  const encoder = new TextEncoder();
  const records = groupForLog(items, { keyOf, lengthOf, partitionOf }).map(({ key, items: group }) => ({
    topic: EVENTS_TOPIC,
    key,
    value: encoder.encode(JSON.stringify({ version: 1, ...contentOf(group) })),
  }));
  if (records.length > 0) await log.append(records);
}
