import { setTimeout as pause } from 'node:timers/promises';
import { EVENTS_TOPIC, WRITER_GROUP } from '@almenara/contract';
import type { EventLog } from '@almenara/event-log';

const LOOK_MS = 250;
/** Asking for the lag costs a broker many questions. */
const LAG_LOOK_MS = 3_000;
/** Clocks of processes and brokers differ a little. */
const CLOCK_MARGIN_MS = 2_000;

/**
 * Resolves when everything was decided, or when the writers have handled all that was in the log at the beginning:
 * what is undecided then was decided by somebody else or is gone.
 */
export async function waitForWriter(
  log: EventLog,
  isDecided: () => Promise<boolean>,
  signal: AbortSignal,
): Promise<void> {
  const begun = Date.now();
  let lookedAt = begun;
  while (!(await isDecided())) {
    await pause(LOOK_MS, undefined, { signal });
    if (Date.now() - lookedAt < LAG_LOOK_MS) continue;
    lookedAt = Date.now();
    const age = lookedAt - begun;
    const lags = await log.lag(EVENTS_TOPIC, WRITER_GROUP);
    if (lags.every(({ records, oldestMs }) => records === 0 || oldestMs + CLOCK_MARGIN_MS < age)) return;
  }
}
