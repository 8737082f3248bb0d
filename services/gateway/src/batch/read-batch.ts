import { batchSchema, explainInvalid, type RejectedEvent } from '@almenara/contract';
import { parseJson } from '@almenara/request-body';
import type { GatewayLimits } from '../gateway-options.js';
import type { Intake } from '../intake/append-events.js';
import { checkEvent, isRefusal, type CheckedEvent, type Rejection } from '../intake/check-event.js';
import { Refusal } from '../intake/refusal.js';

export interface BatchContext {
  readonly project: string;
  readonly receivedAt: number;
  readonly limits: GatewayLimits;
}

/** The events of a batch, each checked alone, so that a bad one never costs its neighbours. */
export function readBatch(
  body: Buffer,
  { project, receivedAt, limits }: BatchContext,
): { intake: Intake; rejected: RejectedEvent[] } {
  const envelope = batchSchema.safeParse(parseJson(body));
  if (!envelope.success) {
    const { reason, field } = explainInvalid(envelope.error);
    throw new Refusal(400, 'invalid_request', field ? `${field} ${reason}` : `the batch ${reason}`);
  }
  const { sender, sequence, sentAt, events } = envelope.data;
  const checked: CheckedEvent[] = [];
  const rejected: RejectedEvent[] = [];
  const rejections: Rejection[] = [];
  for (const [index, raw] of events.entries()) {
    const result = checkEvent(raw, sentAt, limits.maxEventBytes);
    if (!isRefusal(result)) {
      checked.push(result);
      continue;
    }
    const { kind, ...told } = result;
    rejections.push(kind);
    rejected.push({ index, ...told });
  }
  return {
    intake: {
      project,
      door: 'batch',
      receivedAt,
      sender,
      sequence,
      declared: events.length,
      rejections,
      events: checked,
    },
    rejected,
  };
}
