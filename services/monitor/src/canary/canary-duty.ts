import { randomUUID } from 'node:crypto';
import { EVENTS_TOPIC } from '@almenara/contract';
import { CANARY_PROJECT, type CanaryOutcome } from '@almenara/control-plane';
import { deleteReceivedBefore } from '@almenara/trace-store';
import { Logger } from '@nestjs/common';
import type { Duty } from '../duty.js';
import type { MonitorOptions } from '../monitor-options.js';
import { CanaryKey } from './canary-key.js';
import { CanaryMetrics } from './canary-metrics.js';
import { chooseTraceIds, makeCanary } from './make-canary.js';
import { readBack } from './read-back.js';
import { sendCanary } from './send-canary.js';

/** Together less than the minute until the next one. */
const SEND_PATIENCE_MS = 15_000;
const STORE_PATIENCE_MS = 30_000;

const KEPT_MS = 6 * 3_600_000;
const SWEPT_AT_MINUTE = 7;

export interface CanaryPatience {
  readonly sendMs: number;
  readonly storeMs: number;
}

/**
 * Sends a span as a client would, into every partition, and reads it back: the proof that what an application sends
 * now is stored. What became of it is durable; without an outcome, its monitor has ended too early.
 */
export function createCanaryDuty(
  { log, store, controlPlane, registry, gatewayUrl, now = Date.now }: MonitorOptions,
  patience: CanaryPatience = { sendMs: SEND_PATIENCE_MS, storeMs: STORE_PATIENCE_MS },
): Duty {
  const { canaries } = controlPlane;
  const logger = new Logger('canary');
  const key = new CanaryKey(controlPlane, now);
  const metrics = new CanaryMetrics(registry, canaries, now);
  const sender = `canary-${randomUUID()}`;
  let sequence = 0;

  async function fly(minute: Date, signal: AbortSignal): Promise<CanaryOutcome> {
    const traceIds = chooseTraceIds(log.partitionsOf(EVENTS_TOPIC), minute);
    const body = makeCanary(traceIds, { sender, sequence: sequence + 1, minute, now: now() });
    const sent = await sendCanary({ url: gatewayUrl(), key, body, patienceMs: patience.sendMs, signal });
    if ('failure' in sent) return sent;
    sequence += 1;
    const isBack = await readBack(store, traceIds, { patienceMs: patience.storeMs, signal });
    if (!isBack) return { failure: 'not_stored' };
    return { sentAt: sent.sentAt, storedAfterMs: Date.now() - sent.sentAt.getTime() };
  }

  return {
    queue: 'canary',
    cron: '* * * * *',
    atStart: true,
    async run({ signal }) {
      const minute = await canaries.begin();
      if (!minute) return;
      const outcome = await fly(minute, signal).catch((error: unknown) => {
        // The minute is over for this one: another attempt could not send either.
        if (signal.aborted) return undefined;
        throw error;
      });
      if (!outcome) return;
      await canaries.finish(minute, outcome);
      metrics.observe(outcome);
      if ('failure' in outcome) logger.warn(`a canary did not come back: ${outcome.failure}`);
      if (minute.getUTCMinutes() === SWEPT_AT_MINUTE) {
        await deleteReceivedBefore(store, CANARY_PROJECT, now() - KEPT_MS);
      }
    },
  };
}
