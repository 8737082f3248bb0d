import {
  eventSchema,
  explainInvalid,
  logRecordSchema,
  type Event,
  type LogRecordContent,
  type ReplayedLetter,
} from '@almenara/contract';
import type { LogRecord } from '@almenara/event-log';

/** An event that passed the contract, with the place of the record that brought it. */
export interface DecodedEvent {
  readonly event: Event;
  readonly source: DecodedRecord;
  /** The dead letter that this event was, when a replay brings it. */
  readonly letter: ReplayedLetter | undefined;
}

/** An event or a whole record that cannot be stored, as text, with the reason. */
export interface Refused {
  readonly content: string;
  readonly reason: string;
  readonly source: DecodedRecord;
  readonly letter: ReplayedLetter | undefined;
}

/** A log record as the writer sees it. A record that cannot be read at all has one refused text and no events. */
export interface DecodedRecord {
  readonly project: string;
  readonly partition: number;
  readonly version: bigint;
  readonly receivedAt: number;
  readonly door: string;
  readonly sender?: string;
  readonly sequence?: number;
  readonly part: number;
  readonly declared: number;
  readonly rejected: number;
  /** Id of the replay that appended the record. */
  readonly replay: string | undefined;
  readonly events: DecodedEvent[];
  readonly refused: Refused[];
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

export function decodeRecord(record: LogRecord, epoch: number): DecodedRecord {
  const version = versionOf(epoch, record.offset);
  const envelope = readEnvelope(record);
  if ('reason' in envelope) return unreadable(record, version, envelope.reason);

  const { events, replay, ...rest } = envelope;
  const { partition } = record;
  const decoded: DecodedRecord = { ...rest, replay: replay?.id, partition, version, events: [], refused: [] };
  for (const [index, raw] of events.entries()) {
    const place = { source: decoded, letter: replay?.deadLetters[index] };
    const parsed = eventSchema.safeParse(raw);
    if (parsed.success) decoded.events.push({ event: parsed.data, ...place });
    else decoded.refused.push({ content: JSON.stringify(raw), reason: tell(parsed.error), ...place });
  }
  return decoded;
}

/** Place of a record in the history of its partition; grows also when the log starts anew. 24 bits of epoch, 40 of offset. */
export function versionOf(epoch: number, offset: number): bigint {
  return (BigInt(epoch) << 40n) | BigInt(offset);
}

function readEnvelope(record: LogRecord): LogRecordContent | { reason: string } {
  let json: unknown;
  try {
    json = JSON.parse(utf8.decode(record.value));
  } catch {
    return { reason: 'the log record is not JSON' };
  }
  const parsed = logRecordSchema.safeParse(json);
  if (!parsed.success) return { reason: `the log record ${tell(parsed.error)}` };
  return parsed.data;
}

function unreadable(record: LogRecord, version: bigint, reason: string): DecodedRecord {
  const decoded: DecodedRecord = {
    // The gateway begins each key with the project.
    project: record.key.split(':', 1)[0] ?? '',
    partition: record.partition,
    version,
    receivedAt: record.appendedAt,
    door: '',
    part: 0,
    declared: 0,
    rejected: 0,
    replay: undefined,
    events: [],
    refused: [],
  };
  decoded.refused.push({
    content: new TextDecoder().decode(record.value),
    reason,
    source: decoded,
    letter: undefined,
  });
  return decoded;
}

function tell(error: Parameters<typeof explainInvalid>[0]): string {
  const { reason, field } = explainInvalid(error);
  return field ? `${field} ${reason}` : reason;
}
