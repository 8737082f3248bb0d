import type { OtlpContents, SpanReading } from '@almenara/opentelemetry';
import type { BatchContext } from '../batch/read-batch.js';
import { checkEvent, isRefusal, type CheckedEvent, type Rejection } from '../intake/check-event.js';
import type { OtlpReading } from './otlp-reading.js';

/** The events of all items that can be taken. The answer tells the first reason of those that cannot, or a warning. */
export function collect<Item>(
  { items, refused, warnings }: OtlpContents<Item>,
  read: (item: Item) => SpanReading,
  { project, receivedAt, limits }: BatchContext,
): OtlpReading {
  const events: CheckedEvent[] = [];
  const rejections: Rejection[] = refused.map(() => 'unreadable');
  let reason = refused[0] ?? '';
  const reject = (kind: Rejection, why: string) => {
    rejections.push(kind);
    reason ||= why;
  };
  for (const item of items) {
    const reading = read(item);
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
  const declared = events.length + rejections.length;
  const intake = { project, door: 'otlp', receivedAt, declared, rejections, events };
  return { intake, rejected: rejections.length, message: reason || (warnings[0] ?? '') };
}
