import { setTimeout as pause } from 'node:timers/promises';
import { EVENTS_TOPIC, WRITER_GROUP } from '@almenara/contract';
import type { EventLog } from '@almenara/event-log';

const LOOK_MS = 100;
const SLOWEST_LOOK_MS = 2_000;
/** Clocks of processes and brokers differ a little. */
const CLOCK_MARGIN_MS = 1_000;

/** Resolves when the writers have handled what one partition held at a time: then the store tells all of it. */
export async function waitUntilStored(
  log: EventLog,
  { partition, appendedAt }: { readonly partition: number; readonly appendedAt: number },
  signal: AbortSignal,
): Promise<void> {
  for (let wait = LOOK_MS; ; wait = Math.min(2 * wait, SLOWEST_LOOK_MS)) {
    const lags = await log.lag(EVENTS_TOPIC, WRITER_GROUP);
    const lag = lags.find((one) => one.partition === partition);
    if (!lag || lag.records === 0) return;
    if (lag.oldestMs + CLOCK_MARGIN_MS < Date.now() - appendedAt) return;
    await pause(wait, undefined, { signal });
  }
}
