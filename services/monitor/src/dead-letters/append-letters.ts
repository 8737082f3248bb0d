import {
  EVENTS_TOPIC,
  groupForLog,
  logRecordKey,
  REPLAY_DOOR,
  type LogRecordContent,
  type ReplayedLetter,
} from '@almenara/contract';
import { partitionFor, type EventLog, type NewRecord } from '@almenara/event-log';
import { fromStoreTime, type LetterToReplay } from '@almenara/trace-store';

export interface LetterWithContent {
  readonly letter: LetterToReplay;
  /** The event as JSON. */
  readonly content: string;
}

export interface ReplayedProject {
  readonly project: string;
  readonly replay: string;
  readonly now: number;
}

/** Brings the events to the partitions that a gateway would choose. Durable when it resolves. */
export async function appendLetters(
  log: EventLog,
  replayed: ReplayedProject,
  letters: readonly LetterWithContent[],
): Promise<void> {
  const partitions = log.partitionsOf(EVENTS_TOPIC);
  const groups = groupForLog(letters, {
    keyOf: ({ letter, content }) => logRecordKey(replayed.project, readEvent(content), letter.sender),
    lengthOf: ({ content }) => content.length,
    partitionOf: (key) => partitionFor(key, partitions),
  });
  const records = groups.map(({ key, items }) => toRecord(key, replayed, items));
  if (records.length > 0) await log.append(records);
}

function toRecord(
  key: string,
  { project, replay, now }: ReplayedProject,
  items: readonly LetterWithContent[],
): NewRecord {
  const content: Omit<LogRecordContent, 'part' | 'declared' | 'rejected'> = {
    version: 1,
    project,
    receivedAt: now,
    door: REPLAY_DOOR,
    events: items.map((item) => JSON.parse(item.content) as unknown),
    replay: { id: replay, deadLetters: items.map(({ letter }) => toReplayed(letter)) },
  };
  return { topic: EVENTS_TOPIC, key, value: new TextEncoder().encode(JSON.stringify(content)) };
}

function toReplayed(letter: LetterToReplay): ReplayedLetter {
  return {
    id: letter.id,
    version: letter.version,
    reason: letter.reason,
    receivedAt: fromStoreTime(letter.at),
    door: letter.door,
    ...(letter.sender === '' ? {} : { sender: letter.sender, sequence: letter.sequence }),
  };
}

function readEvent(content: string): Readonly<Record<string, unknown>> {
  const event: unknown = JSON.parse(content);
  return typeof event === 'object' && event !== null ? (event as Record<string, unknown>) : {};
}
