import {
  EVENTS_TOPIC,
  groupForLog,
  logRecordKey,
  REPRICE_DOOR,
  type LogRecordContent,
} from '@almenara/contract';
import { partitionFor, type EventLog } from '@almenara/event-log';

export interface SpanIdentity {
  readonly traceId: string;
  readonly spanId: string;
}

/**
 * Names spans to the writer again, saying nothing of them: it merges that with what it has and writes the row anew
 * where its prices make another cost. So a new price goes the way of every other change. Durable when it resolves.
 */
export async function appendTouches(
  log: EventLog,
  { project, now }: { readonly project: string; readonly now: number },
  spans: readonly SpanIdentity[],
): Promise<void> {
  const partitions = log.partitionsOf(EVENTS_TOPIC);
  const events = spans.map((span) => ({ kind: 'span' as const, ...span, at: now }));
  const groups = groupForLog(events, {
    keyOf: (event) => logRecordKey(project, event, undefined),
    lengthOf: ({ traceId, spanId }) => traceId.length + spanId.length + 100,
    partitionOf: (key) => partitionFor(key, partitions),
  });
  const records = groups.map(({ key, items }) => {
    const content: Omit<LogRecordContent, 'part' | 'declared' | 'rejected'> = {
      version: 1,
      project,
      receivedAt: now,
      door: REPRICE_DOOR,
      events: items,
    };
    return { topic: EVENTS_TOPIC, key, value: new TextEncoder().encode(JSON.stringify(content)) };
  });
  if (records.length > 0) await log.append(records);
}
