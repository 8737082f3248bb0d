import { EVALUATOR_DOOR, logRecordKey, type ScoreInput } from '@almenara/contract';
import { appendToLog, type EventLog } from '@almenara/event-log';

/** Brings scores to the log, as every other event comes. Durable when it resolves. */
export function appendScores(
  log: EventLog,
  { project, now }: { readonly project: string; readonly now: number },
  scores: readonly ScoreInput[],
): Promise<void> {
  return appendToLog(log, scores, {
    keyOf: (score) => logRecordKey(project, score, undefined),
    lengthOf: (score) => JSON.stringify(score).length,
    contentOf: (items) => ({ project, receivedAt: now, door: EVALUATOR_DOOR, events: [...items] }),
  });
}
