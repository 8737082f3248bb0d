import { z } from 'zod';

/** Name of the topic that the gateway appends to and the writer consumes. */
export const EVENTS_TOPIC = 'events';
/** Name of the evaluators' consumer group; the log keeps what this group has not committed. */
export const EVALUATOR_GROUP = 'evaluator';

/** Name of the writers' consumer group; the log keeps what this group has not committed. */
export const WRITER_GROUP = 'writer';

/** A dead letter as it stood when it was replayed: whatever becomes of it, it stays the letter of that request. */
const replayedLetterSchema = z.object({
  id: z.string(),
  /** Of its row, in digits: what is decided about it must stand above. */
  version: z.string().regex(/^\d{1,20}$/),
  reason: z.string(),
  receivedAt: z.number(),
  door: z.string(),
  sender: z.string().optional(),
  sequence: z.number().int().optional(),
});

/** The door of records that a replay appends; they count for no sender. */
export const REPLAY_DOOR = 'replay';

/** The door of records that say nothing new of spans, so that the writer estimates their cost again. */
export const REPRICE_DOOR = 'reprice';

/** The door of records that evaluators append; they hold scores, and count for no sender. */
export const EVALUATOR_DOOR = 'evaluator';

/**
 * What one log record holds: the events of one request that belong to one partition. Events stay unparsed
 * here; the writer parses each again, because a record may be older or newer than the code that reads it.
 */
export const logRecordSchema = z.object({
  version: z.literal(1),
  project: z.string().min(1),
  receivedAt: z.number(),
  door: z.string(),
  /** Absent when the protocol numbers no requests, as OTLP. */
  sender: z.string().optional(),
  sequence: z.number().int().optional(),
  /** Which part of the request this is; a request is split by trace. */
  part: z.number().int().default(0),
  /** Events of the whole request, and those refused by their content. Told by part 0 alone. */
  declared: z.number().int().default(0),
  rejected: z.number().int().default(0),
  events: z.array(z.unknown()),
  /** Set by a replay, whose door is `replay`: which dead letter each of `events` is, in the same order. */
  replay: z
    .object({
      id: z.string(),
      deadLetters: z.array(replayedLetterSchema),
    })
    .optional(),
});

export type ReplayedLetter = z.output<typeof replayedLetterSchema>;
export type LogRecordContent = z.output<typeof logRecordSchema>;
