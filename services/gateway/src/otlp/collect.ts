import type { OtlpContents, SpanReading } from '@almenara/opentelemetry';
import type { BatchContext } from '../batch/read-batch.js';
import { checkEvent, isRefusal, type CheckedEvent } from '../intake/check-event.js';
import type { OtlpReading } from './otlp-reading.js';

/** The events of all items that can be taken. The answer tells the first reason of those that cannot, or a warning. */
export function collect<Item>(
  { items, refused, warnings }: OtlpContents<Item>,
  read: (item: Item) => SpanReading,
  { project, receivedAt, limits }: BatchContext,
): OtlpReading {
  const events: CheckedEvent[] = [];
  let rejected = refused.length;
  let reason = refused[0] ?? '';
  const reject = (why: string) => {
    rejected++;
    reason ||= why;
  };
  for (const item of items) {
    const reading = read(item);
    if ('reason' in reading) {
      reject(reading.reason);
      continue;
    }
    for (const event of reading.events) {
      const checked = checkEvent(event, receivedAt, limits.maxEventBytes);
      if (!isRefusal(checked)) events.push(checked);
      else if (event.kind === 'span')
        reject(checked.field ? `${checked.field} ${checked.reason}` : checked.reason);
    }
  }
  const declared = events.length + rejected;
  const intake = { project, door: 'otlp', receivedAt, declared, rejected, events };
  return { intake, rejected, message: reason || (warnings[0] ?? '') };
}
