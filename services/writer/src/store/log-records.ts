import type { LogRecordContent } from '@almenara/contract';
import type { LogRecord } from '@almenara/event-log';

/** Dead letters of longer ago than seven days leave by themselves, whenever the engine gets to it. */
const RECEIVED_AT = Date.now() - 3_600_000;

/** A log record as the gateway would append it, for tests of the writer alone. */
export function logRecord(
  offset: number,
  content: Partial<LogRecordContent> & { events: unknown[] },
): LogRecord {
  const project = content.project ?? 'default';
  const value = { version: 1, project, receivedAt: RECEIVED_AT, door: 'batch', ...content };
  return {
    topic: 'events',
    partition: 0,
    offset,
    key: `${project}:t`,
    appendedAt: value.receivedAt,
    value: new TextEncoder().encode(JSON.stringify(value)),
  };
}
