import { isDeeperThan, MAX_JSON_DEPTH, type EventInput } from '@almenara/contract';
import { isFields, type Fields } from '@almenara/opentelemetry';
import { readObservation } from './observation.js';
import { readTime, UnreadableEvent } from './read-body.js';
import { readScoreBody } from './score.js';
import { readTrace } from './trace.js';

/** What an event of Langfuse's ingestion stands for: an event of the contract, nothing to keep, or why it cannot be taken. */
export type IngestionReading =
  | { readonly id: string; readonly event: EventInput }
  | { readonly id: string; readonly ignored: true }
  | { readonly id: string; readonly refused: string };

/** Kinds of observations that have events of their own; a bare `observation` names its kind in the body. */
const OBSERVATION =
  /^(span|generation|event|agent|tool|chain|retriever|evaluator|embedding|guardrail|observation)-(create|update)$/;

/** `place` names an event that has no id of its own. */
export function readIngestionEvent(raw: unknown, place: string): IngestionReading {
  const id = isFields(raw) && typeof raw['id'] === 'string' && raw['id'] !== '' ? raw['id'] : place;
  if (!isFields(raw)) return { id, refused: 'the event must be an object' };
  if (isDeeperThan(raw)) return { id, refused: `must not nest deeper than ${MAX_JSON_DEPTH} levels` };
  try {
    return read(raw, id);
  } catch (error) {
    if (error instanceof UnreadableEvent) return { id, refused: error.message };
    throw error;
  }
}

function read({ id: told, type, timestamp, body }: Fields, id: string): IngestionReading {
  if (told !== id) return { id, refused: 'id must be a text of at least one character' };
  const at = readTime(timestamp);
  if (typeof timestamp !== 'string' || at === undefined) {
    return { id, refused: 'timestamp must be an ISO 8601 time with zone between the years 2000 and 2200' };
  }
  if (typeof type !== 'string') return { id, refused: 'type must be a text' };
  // Tells of the client, not of the application.
  if (type === 'sdk-log') return { id, ignored: true };
  if (!isFields(body)) return { id, refused: 'body must be an object' };
  if (type === 'trace-create') return { id, event: readTrace(body, id, at) };
  if (type === 'score-create') return { id, event: readScoreBody(body, id, at) };
  const [, kind, verb] = OBSERVATION.exec(type) ?? [];
  if (kind !== undefined) {
    return { id, event: readObservation(body, { kind, at, isUpdate: verb === 'update' }) };
  }
  if (type === 'dataset-run-item-create') return { id, refused: 'runs of data sets are not kept' };
  return { id, refused: 'type must be one of the known kinds of ingestion events' };
}
