import { EVENTS_TOPIC, type Span } from '@almenara/contract';
import type { EventLog } from '@almenara/event-log';

export const NOON = Date.UTC(2026, 2, 1, 12);

/** A model call that is a trace of its own, begun so many seconds after noon. */
export function answer(traceId: string, second: number, told: Partial<Span> = {}): Span {
  return {
    kind: 'span',
    traceId,
    spanId: 'answer',
    type: 'llm',
    startTime: NOON + second * 1000,
    endTime: NOON + second * 1000 + 500,
    input: `question ${traceId}`,
    output: `answer ${traceId}`,
    ...told,
  };
}

/** As a door appends what an app sent. */
export function append(log: EventLog, project: string, spans: readonly Span[]): Promise<void> {
  const record = { version: 1, project, receivedAt: Date.now(), door: 'batch', events: spans };
  const value = new TextEncoder().encode(JSON.stringify(record));
  return log.append([{ topic: EVENTS_TOPIC, key: project, value }]);
}
