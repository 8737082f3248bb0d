import { logRecordKey, REPRICE_DOOR } from '@almenara/contract';
import { appendToLog, type EventLog } from '@almenara/event-log';

export interface SpanIdentity {
  readonly traceId: string;
  readonly spanId: string;
}

/**
 * Names spans to the writer again, saying nothing of them: it merges that with what it has and writes the row anew
 * where its prices make another cost. So a new price goes the way of every other change. Durable when it resolves.
 */
export function appendTouches(
  log: EventLog,
  { project, now }: { readonly project: string; readonly now: number },
  spans: readonly SpanIdentity[],
): Promise<void> {
  const events = spans.map((span) => ({ kind: 'span' as const, ...span, at: now }));
  return appendToLog(log, events, {
    keyOf: (event) => logRecordKey(project, event, undefined),
    lengthOf: ({ traceId, spanId }) => traceId.length + spanId.length + 100,
    contentOf: (items) => ({ project, receivedAt: now, door: REPRICE_DOOR, events: [...items] }),
  });
}
