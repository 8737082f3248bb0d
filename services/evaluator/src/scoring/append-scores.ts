import { EVALUATOR_DOOR, EVENTS_TOPIC, groupForLog, logRecordKey, type ScoreInput } from '@almenara/contract';
import { partitionFor, type EventLog } from '@almenara/event-log';

/** Brings scores to the log, as every other event comes. Durable when it resolves. */
export async function appendScores(
  log: EventLog,
  { project, now }: { readonly project: string; readonly now: number },
  scores: readonly ScoreInput[],
): Promise<void> {
  const partitions = log.partitionsOf(EVENTS_TOPIC);
  const encoder = new TextEncoder();
  const items = scores.map((score) => ({ score, json: JSON.stringify(score) }));
  const groups = groupForLog(items, {
    keyOf: ({ score }) => logRecordKey(project, score, undefined),
    lengthOf: ({ json }) => json.length,
    partitionOf: (key) => partitionFor(key, partitions),
  });
  const records = groups.map(({ key, items: group }) => {
    const head = JSON.stringify({ version: 1, project, receivedAt: now, door: EVALUATOR_DOOR });
    const events = group.map(({ json }) => json).join(',');
    return { topic: EVENTS_TOPIC, key, value: encoder.encode(`${head.slice(0, -1)},"events":[${events}]}`) };
  });
  if (records.length > 0) await log.append(records);
}
