import type { EventInput } from '@almenara/contract';
import { isFields, type Fields } from '@almenara/opentelemetry';
import { readObservation } from './observation.js';
import { reading, readTime } from './read-body.js';
import { readScoreBody } from './score.js';
import { readTrace } from './trace.js';

/** What an event of Langfuse's ingestion stands for: an event of the contract, nothing to keep, or why it cannot be taken. */
export type IngestionReading = { readonly id: string } & Reading;
type Reading = { readonly event: EventInput } | { readonly ignored: true } | { readonly refused: string };

/** Kinds of observations that have events of their own; a bare `observation` names its kind in the body. */
const OBSERVATION =
  /^(span|generation|event|agent|tool|chain|retriever|evaluator|embedding|guardrail|observation)-(create|update)$/;

/** `place` names an event that has no id of its own. */
export function readIngestionEvent(raw: unknown, place: string): IngestionReading {
  const id = isFields(raw) && typeof raw['id'] === 'string' && raw['id'] !== '' ? raw['id'] : place;
  return { id, ...reading(raw, 'event', (event) => read(event, id)) };
}

function read({ id: told, type, timestamp, body }: Fields, id: string): Reading {
  if (told !== id) return { refused: 'id must be a text of at least one character' };
  const at = readTime(timestamp);
  if (typeof timestamp !== 'string' || at === undefined) {
    return { refused: 'timestamp must be an ISO 8601 time with zone between the years 2000 and 2200' };
  }
  if (typeof type !== 'string') return { refused: 'type must be a text' };
  // Tells of the client, not of the application.
  if (type === 'sdk-log') return { ignored: true };
  if (!isFields(body)) return { refused: 'body must be an object' };
  if (type === 'trace-create') return { event: readTrace(body, id, at) };
  if (type === 'score-create') return { event: readScoreBody(body, id, at) };
  const [, kind, verb] = OBSERVATION.exec(type) ?? [];
  if (kind !== undefined) {
    return { event: readObservation(body, { kind, at, isUpdate: verb === 'update' }) };
  }
  if (type === 'dataset-run-item-create') return { refused: 'runs of data sets are not kept' };
  return { refused: 'type must be one of the known kinds of ingestion events' };
}
