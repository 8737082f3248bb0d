import {
  OtlpDecodeError,
  readEvents,
  readJsonRequest,
  readProtobufRequest,
  type OtlpEncoding,
  type OtelSpan,
} from '@almenara/opentelemetry';
import { parseJson } from '@almenara/request-body';
import type { BatchContext } from '../batch/read-batch.js';
import type { Intake } from '../intake/append-events.js';
import { checkEvent, isRefusal, type CheckedEvent, type Rejection } from '../intake/check-event.js';
import { Refusal } from '../intake/refusal.js';

/** The spans of an OTLP request as events. A span that cannot be taken is counted, with the first reason told. */
export function readTraces(
  body: Buffer,
  encoding: OtlpEncoding,
  { project, receivedAt, limits }: BatchContext,
): { intake: Intake; rejectedSpans: number; reason: string } {
  const events: CheckedEvent[] = [];
  const rejections: Rejection[] = [];
  let reason = '';
  const reject = (kind: Rejection, why: string) => {
    rejections.push(kind);
    reason ||= why;
  };
  const spans = decode(body, encoding);
  for (const span of spans) {
    const reading = readEvents(span);
    if ('reason' in reading) {
      reject('unreadable', reading.reason);
      continue;
    }
    for (const event of reading.events) {
      const checked = checkEvent(event, receivedAt, limits.maxEventBytes);
      if (!isRefusal(checked)) events.push(checked);
      else if (event.kind === 'span')
        reject(checked.kind, checked.field ? `${checked.field} ${checked.reason}` : checked.reason);
    }
  }
  const intake = {
    project,
    door: 'otlp',
    receivedAt,
    declared: spans.length,
    rejections,
    events,
  };
  return { intake, rejectedSpans: rejections.length, reason };
}

function decode(body: Buffer, encoding: OtlpEncoding): OtelSpan[] {
  try {
    return encoding === 'protobuf' ? readProtobufRequest(body) : readJsonRequest(parseJson(body));
  } catch (error) {
    if (error instanceof OtlpDecodeError) throw new Refusal(400, 'invalid_request', error.message);
    throw error;
  }
}
