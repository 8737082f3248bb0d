import { logRecordKey, REPLAY_DOOR, type ReplayedLetter } from '@almenara/contract';
import { appendToLog, type EventLog } from '@almenara/event-log';
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

/** Brings the events of letters again. Durable when it resolves. */
export function appendLetters(
  log: EventLog,
  { project, replay, now }: ReplayedProject,
  letters: readonly LetterWithContent[],
): Promise<void> {
  return appendToLog(log, letters, {
    keyOf: ({ letter, content }) => logRecordKey(project, readEvent(content), letter.sender),
    lengthOf: ({ content }) => content.length,
    contentOf: (items) => ({
      project,
      receivedAt: now,
      door: REPLAY_DOOR,
      events: items.map((item) => JSON.parse(item.content) as unknown),
      replay: { id: replay, deadLetters: items.map(({ letter }) => toReplayed(letter)) },
    }),
  });
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
