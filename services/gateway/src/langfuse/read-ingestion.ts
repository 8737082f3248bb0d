import { MAX_EVENTS_PER_BATCH } from '@almenara/contract';
import { readIngestionEvent } from '@almenara/langfuse';
import { parseJson } from '@almenara/request-body';
import type { BatchContext } from '../batch/read-batch.js';
import { checkEvent, isRefusal, type CheckedEvent, type Rejection } from '../intake/check-event.js';
import { Refusal } from '../intake/refusal.js';
import type { LangfuseReading } from './langfuse-reading.js';

/** The answer to an ingestion request, as Langfuse's clients read it. */
interface IngestionAnswer {
  readonly successes: { readonly id: string; readonly status: number }[];
  readonly errors: {
    readonly id: string;
    readonly status: number;
    readonly message: string;
    readonly error: string;
  }[];
}

/** The events of an ingestion request, each read alone, so that a bad one never costs its neighbours. */
export function readIngestion(body: Buffer, { project, receivedAt, limits }: BatchContext): LangfuseReading {
  const events: CheckedEvent[] = [];
  const rejections: Rejection[] = [];
  const answer: IngestionAnswer = { successes: [], errors: [] };
  const reject = (id: string, kind: Rejection, error: string) => {
    rejections.push(kind);
    const status = kind === 'too_large' ? 413 : 400;
    answer.errors.push({ id, status, message: 'Invalid request data', error });
  };
  for (const [index, raw] of batchOf(parseJson(body)).entries()) {
    const reading = readIngestionEvent(raw, `batch[${index}]`);
    if ('refused' in reading) {
      reject(reading.id, 'unreadable', reading.refused);
      continue;
    }
    if ('event' in reading) {
      const checked = checkEvent(reading.event, receivedAt, limits.maxEventBytes);
      if (isRefusal(checked)) {
        const { kind, field, reason } = checked;
        reject(reading.id, kind, field ? `${field} ${reason}` : reason);
        continue;
      }
      events.push(checked);
    }
    answer.successes.push({ id: reading.id, status: 201 });
  }
  const declared = events.length + rejections.length;
  const intake = { project, door: 'langfuse', receivedAt, declared, rejections, events };
  return { intake, status: 207, answer };
}

function batchOf(request: unknown): unknown[] {
  const batch = (request as { batch?: unknown } | null)?.batch;
  if (!Array.isArray(batch)) throw new Refusal(400, 'invalid_request', 'batch must be an array of events');
  if (batch.length > MAX_EVENTS_PER_BATCH) {
    const told = `batch must hold at most ${MAX_EVENTS_PER_BATCH} events; send several requests`;
    throw new Refusal(400, 'invalid_request', told);
  }
  return batch;
}
