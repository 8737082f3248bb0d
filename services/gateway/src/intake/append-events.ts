import { EVENTS_TOPIC, type Event } from '@almenara/contract';
import { partitionFor, type EventLog, type NewRecord } from '@almenara/event-log';
import type { Rejection } from './check-event.js';

/** Largest record, in characters: consumers hold whole records in memory. */
const MAX_RECORD_LENGTH = 8 * 1024 * 1024;

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
    groups.push({ key: `${intake.project}:${intake.sender}`, texts: [] });
  }
  const encoder = new TextEncoder();
  const records = groups.map(({ key, texts }, part): NewRecord => {
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
      value: encoder.encode(`${head.slice(0, -1)},"events":[${texts.join(',')}]}`),
    };
  });
  if (records.length > 0) await log.append(records);
}

interface Group {
  readonly key: string;
  readonly texts: string[];
}

function groupByPartition(log: EventLog, intake: Intake): Group[] {
  const partitions = log.partitionsOf(EVENTS_TOPIC);
  const open = new Map<number, Group & { length: number }>();
  const groups: Group[] = [];
  for (const { event, json } of intake.events) {
    const key = keyOf(event, intake);
    const partition = partitions === 1 ? 0 : partitionFor(key, partitions);
    let group = open.get(partition);
    if (!group || group.length + json.length > MAX_RECORD_LENGTH) {
      group = { key, texts: [], length: 0 };
      open.set(partition, group);
      groups.push(group);
    }
    group.texts.push(json);
    group.length += json.length;
  }
  return groups;
}

/** What is merged with each other has one key. */
function keyOf(event: Event, { project, sender }: Intake): string {
  if (event.kind === 'loss') return `${project}:${sender ?? ''}`;
  return `${project}:${event.traceId ?? ('sessionId' in event ? event.sessionId : '') ?? ''}`;
}
