import { EVENTS_TOPIC, groupForLog, logRecordKey, type Event } from '@almenara/contract';
import { partitionFor, type EventLog, type NewRecord } from '@almenara/event-log';
import type { Rejection } from './check-event.js';

/** What one request brought, after its events were checked. */
export interface Intake {
  readonly project: string;
  readonly door: string;
  readonly receivedAt: number;
  readonly sender?: string;
  readonly sequence?: number;
  /** Events of the request, also those refused by their content. */
  readonly declared: number;
  readonly rejections: readonly Rejection[];
  readonly events: readonly { readonly event: Event; readonly json: string }[];
}

/**
 * Appends the events as one record per partition, so that all events of a trace stay in order. Durable when
 * it resolves. A request without events still leaves its record, for the ledger, if it is numbered.
 */
export async function appendEvents(log: EventLog, intake: Intake): Promise<void> {
  const groups = groupByPartition(log, intake);
  if (groups.length === 0 && intake.sender !== undefined) {
    groups.push({ key: `${intake.project}:${intake.sender}`, items: [] });
  }
  const encoder = new TextEncoder();
  const records = groups.map(({ key, items }, part): NewRecord => {
    const { events: _, declared, rejections, ...envelope } = intake;
    const head = JSON.stringify({
      version: 1,
      ...envelope,
      part,
      ...(part === 0 ? { declared, rejected: rejections.length } : {}),
    });
    return {
      topic: EVENTS_TOPIC,
      key,
      value: encoder.encode(`${head.slice(0, -1)},"events":[${items.map(({ json }) => json).join(',')}]}`),
    };
  });
  if (records.length > 0) await log.append(records);
}

function groupByPartition(log: EventLog, { project, sender, events }: Intake) {
  const partitions = log.partitionsOf(EVENTS_TOPIC);
  return groupForLog(events, {
    keyOf: ({ event }) => logRecordKey(project, event, sender),
    lengthOf: ({ json }) => json.length,
    partitionOf: (key) => (partitions === 1 ? 0 : partitionFor(key, partitions)),
  });
}
