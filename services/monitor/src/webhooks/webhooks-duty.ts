import { type ClaimedDelivery, WEBHOOK_QUEUE } from '@almenara/control-plane';
import { createFetchOutside, sendWebhook } from '@almenara/outgoing-requests';
import { Counter, Gauge } from 'prom-client';
import type { Duty } from '../duty.js';
import type { MonitorOptions } from '../monitor-options.js';
import { toPayload } from './to-payload.js';

/** A receiver that does not answer must not keep the others waiting. */
const AT_ONCE = 8;

/**
 * Tells what happened to whoever wants to know: each minute, and at once when something did. Who is to be told stands in
 * rows that were written with what happened, so that a sudden end delays a delivery and loses none. It may repeat one:
 * the receiver then sees the same `webhook-id`.
 */
export function createWebhooksDuty(options: MonitorOptions): Duty {
  const { deliveries } = options.controlPlane;
  const fetchOutside = createFetchOutside({ privateTargets: options.privateTargets ?? 'refused' });
  const registers = [options.registry];
  const attempts = new Counter({
    name: 'almenara_webhook_attempts_total',
    help: 'Attempts to deliver a webhook, by what became of them',
    labelNames: ['outcome'],
    registers,
  });
  new Gauge({
    name: 'almenara_webhook_deliveries_waiting',
    help: 'Deliveries of webhooks that wait for their next attempt',
    registers,
    async collect() {
      const waiting = await deliveries.countWaiting().catch(() => undefined);
      if (waiting !== undefined) this.set(waiting);
    },
  });

  async function deliver(delivery: ClaimedDelivery, signal: AbortSignal): Promise<void> {
    const { id, attempt, url, secret } = delivery;
    const payload = toPayload(delivery, options.publicUrl?.());
    const outcome = await sendWebhook(fetchOutside, { id, url, secret, payload }, signal);
    await deliveries.record(id, attempt, outcome);
    attempts.inc({ outcome: outcome.failure === null ? 'delivered' : 'failed' });
  }

  async function deliverDue(signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const delivery = await deliveries.claim();
      if (!delivery) return;
      await deliver(delivery, signal);
    }
  }

  return {
    queue: WEBHOOK_QUEUE,
    cron: '* * * * *',
    atStart: true,
    async run({ signal }) {
      const lines = Array.from({ length: AT_ONCE }, () => deliverDue(signal));
      const failed = (await Promise.allSettled(lines)).find((line) => line.status === 'rejected');
      if (failed) throw failed.reason;
      await deliveries.removeOld();
    },
  };
}
