import type { LogRecordContent } from '@almenara/contract';
import type { LogRecord } from '@almenara/event-log';

/** A log record as the gateway would append it, for tests of the writer alone. */
export function logRecord(
  offset: number,
  content: Partial<LogRecordContent> & { events: unknown[] },
): LogRecord {
  const project = content.project ?? 'default';
  const value = { version: 1, project, receivedAt: Date.UTC(2026, 10, 20), door: 'batch', ...content };
  return {
    topic: 'events',
    partition: 0,
    offset,
    key: `${project}:t`,
    appendedAt: value.receivedAt,
    value: new TextEncoder().encode(JSON.stringify(value)),
  };
}
