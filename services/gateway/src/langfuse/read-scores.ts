import { randomUUID } from 'node:crypto';
import { MAX_EVENTS_PER_BATCH } from '@almenara/contract';
import { readScore } from '@almenara/langfuse';
import { parseJson } from '@almenara/request-body';
import type { BatchContext } from '../batch/read-batch.js';
import { checkEvent, isRefusal, type CheckedEvent, type Rejection } from '../intake/check-event.js';
import { Refusal } from '../intake/refusal.js';
import type { LangfuseReading } from './langfuse-reading.js';

type ReadScore = { readonly id: string; readonly checked: CheckedEvent } | Refused;
type Refused = { readonly kind: Rejection; readonly reason: string };

/** One score, as older clients send it, or a list of them, of which a bad one never costs its neighbours. */
export function readScores(body: Buffer, context: BatchContext): LangfuseReading {
  const request = parseJson(body);
  return Array.isArray(request) ? readList(request, context) : readOne(request, context);
}

function readOne(request: unknown, context: BatchContext): LangfuseReading {
  const read = check(request, context);
  if ('reason' in read) {
    throw new Refusal(read.kind === 'too_large' ? 413 : 400, 'invalid_request', read.reason);
  }
  return { ...contentsOf(context, [read.checked], []), status: 200, answer: { id: read.id } };
}

function readList(list: readonly unknown[], context: BatchContext): LangfuseReading {
  if (list.length > MAX_EVENTS_PER_BATCH) {
    throw new Refusal(400, 'invalid_request', `the list must hold at most ${MAX_EVENTS_PER_BATCH} scores`);
  }
  const taken: CheckedEvent[] = [];
  const rejections: Rejection[] = [];
  const errors: { readonly message: string }[] = [];
  for (const [index, item] of list.entries()) {
    const read = check(item, context);
    if ('checked' in read) {
      taken.push(read.checked);
      continue;
    }
    rejections.push(read.kind);
    errors.push({ message: `[${index}]: ${read.reason}` });
  }
  const contents = contentsOf(context, taken, rejections);
  if (errors.length === 0) return { ...contents, status: 202, answer: { message: 'Accepted' } };
  return { ...contents, status: 207, answer: { accepted: taken.length, rejected: errors.length, errors } };
}

function check(score: unknown, { receivedAt, limits }: BatchContext): ReadScore {
  const reading = readScore(score, randomUUID(), receivedAt);
  if ('refused' in reading) return { kind: 'unreadable', reason: reading.refused };
  const checked = checkEvent(reading.event, receivedAt, limits.maxEventBytes);
  if (!isRefusal(checked)) return { id: reading.event.id, checked };
  const { kind, field, reason } = checked;
  return { kind, reason: field ? `${field} ${reason}` : reason };
}

function contentsOf(
  { project, receivedAt }: BatchContext,
  events: readonly CheckedEvent[],
  rejections: readonly Rejection[],
): Pick<LangfuseReading, 'intake'> {
  const declared = events.length + rejections.length;
  return { intake: { project, door: 'langfuse', receivedAt, declared, rejections, events } };
}
