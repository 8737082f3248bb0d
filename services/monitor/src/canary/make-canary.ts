import { randomBytes } from 'node:crypto';
import { logRecordKey } from '@almenara/contract';
import { CANARY_PROJECT } from '@almenara/control-plane';
import { partitionFor } from '@almenara/event-log';

/** With more partitions, each is visited in its turn. */
const MOST_PARTITIONS = 64;

/** Trace ids that lead to different partitions of the log, as many as there are or may be visited at once. */
export function chooseTraceIds(partitions: number, minute: Date): string[] {
  const count = Math.min(partitions, MOST_PARTITIONS);
  const first = Math.floor(minute.getTime() / 60_000) * count;
  return Array.from({ length: count }, (_, index) => traceIdFor((first + index) % partitions, partitions));
}

function traceIdFor(partition: number, partitions: number): string {
  for (;;) {
    const traceId = randomBytes(16).toString('hex');
    const key = logRecordKey(CANARY_PROJECT, { kind: 'span', traceId }, undefined);
    if (partitionFor(key, partitions) === partition) return traceId;
  }
}

export interface CanaryEnvelope {
  readonly sender: string;
  readonly sequence: number;
  readonly minute: Date;
  readonly now: number;
}

/** One batch as a client sends it, with a span for each trace. The minute that it flies for is their session. */
export function makeCanary(
  traceIds: readonly string[],
  { sender, sequence, minute, now }: CanaryEnvelope,
): string {
  const events = traceIds.map((traceId) => ({
    kind: 'span',
    traceId,
    spanId: randomBytes(8).toString('hex'),
    name: 'canary',
    sessionId: minute.toISOString(),
    type: 'span',
    status: 'ok',
    startTime: now,
    endTime: now,
    at: now,
  }));
  return JSON.stringify({ sender, sequence, sentAt: now, events });
}
