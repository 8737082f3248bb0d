/** Largest log record, in characters: consumers hold whole records in memory. */
export const MAX_LOG_RECORD_LENGTH = 8 * 1024 * 1024;

interface EventIdentity {
  readonly kind?: unknown;
  readonly traceId?: unknown;
  readonly sessionId?: unknown;
}

/** Key of an event's log record: what is merged with each other has one key, and so stays in order. */
export function logRecordKey(project: string, event: EventIdentity, sender: string | undefined): string {
  if (event.kind === 'loss') return `${project}:${sender ?? ''}`;
  const told = [event.traceId, event.sessionId].find((id) => typeof id === 'string');
  return `${project}:${told ?? ''}`;
}

export interface RecordGroup<Item> {
  /** Of its first item; those of the others lead to the same partition. */
  readonly key: string;
  readonly items: Item[];
}

export interface Grouping<Item> {
  keyOf(item: Item): string;
  /** In characters. */
  lengthOf(item: Item): number;
  partitionOf(key: string): number;
}

/** Splits items in the order given into those of one log record each: one partition, and not too long. */
export function groupForLog<Item>(items: Iterable<Item>, grouping: Grouping<Item>): RecordGroup<Item>[] {
  const open = new Map<number, RecordGroup<Item> & { length: number }>();
  const groups: RecordGroup<Item>[] = [];
  for (const item of items) {
    const key = grouping.keyOf(item);
    const partition = grouping.partitionOf(key);
    const length = grouping.lengthOf(item);
    let group = open.get(partition);
    if (!group || group.length + length > MAX_LOG_RECORD_LENGTH) {
      group = { key, items: [], length: 0 };
      open.set(partition, group);
      groups.push(group);
    }
    group.items.push(item);
    group.length += length;
  }
  return groups;
}
