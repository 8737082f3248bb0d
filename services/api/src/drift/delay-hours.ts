import type { DriftStream } from '@almenara/contract';
import { expectedDelay } from '@almenara/drift';

/**
 * About how far a new topic, or another value, in a tenth of the events moves their mean along its own direction, in
 * standard deviations of what users make of the stream: a tenth of .5 between topics, by a spread of .14 around them.
 */
const SHIFT_OF_A_TENTH = 0.35;
const DIMENSIONS = { text: 144, number: 64, category: 64 } as const;

/** Hours until a change of a tenth of the events is noticed at so many events an hour; null when it hardly is. */
export function delayHours(
  eventsPerHour: number,
  kind: DriftStream['kind'],
  logAlarm: number,
): number | null {
  return expectedDelay({
    shift: SHIFT_OF_A_TENTH,
    eventsPerHour,
    threshold: Math.exp(logAlarm),
    dimensions: DIMENSIONS[kind],
  });
}
