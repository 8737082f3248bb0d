import { randomUUID } from 'node:crypto';
import { readScore } from '@almenara/langfuse';
import { parseJson } from '@almenara/request-body';
import type { BatchContext } from '../batch/read-batch.js';
import type { Intake } from '../intake/append-events.js';
import { checkEvent, isRefusal } from '../intake/check-event.js';
import { Refusal } from '../intake/refusal.js';

/** One score by itself. One that cannot be taken is a request that cannot be taken. */
export function readScoreRequest(
  body: Buffer,
  { project, receivedAt, limits }: BatchContext,
): { intake: Intake; answer: { readonly id: string } } {
  const reading = readScore(parseJson(body), randomUUID(), receivedAt);
  if ('refused' in reading) throw new Refusal(400, 'invalid_request', reading.refused);
  const checked = checkEvent(reading.event, receivedAt, limits.maxEventBytes);
  if (isRefusal(checked)) {
    const { kind, field, reason } = checked;
    const told = field ? `${field} ${reason}` : reason;
    throw new Refusal(kind === 'too_large' ? 413 : 400, 'invalid_request', told);
  }
  return {
    intake: { project, door: 'langfuse', receivedAt, declared: 1, rejections: [], events: [checked] },
    answer: { id: reading.event.id },
  };
}
