import { type ClaimedDelivery, DELIVERIES_QUEUE } from '@almenara/control-plane';
import { createFetchOutside, deliverTo } from '@almenara/outgoing-requests';
import { Counter, Gauge } from 'prom-client';
import type { Duty } from '../duty.js';
import type { MonitorOptions } from '../monitor-options.js';
import { toMessage } from './to-message.js';

/** A receiver that does not answer must not keep the others waiting. */
const AT_ONCE = 8;

/**
 * Tells targets what happened: each minute, and at once when something did. Who is to be told stands in rows that were
 * written with what happened, so that a sudden end delays a delivery and loses none. It may repeat one, under the same
 * key; a remediation at a target that knows no keys is not repeated.
 */
export function createDeliveriesDuty(options: MonitorOptions): Duty {
  const { deliveries } = options.controlPlane;
  const fetchOutside = createFetchOutside({ privateTargets: options.privateTargets ?? 'refused' });
  const ways = { fetchOutside, mailer: options.mailer };
  const registers = [options.registry];
  const attempts = new Counter({
    name: 'almenara_delivery_attempts_total',
    help: 'Attempts to tell a target, by its kind and by what became of them',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  new Gauge({
    name: 'almenara_deliveries_waiting',
    help: 'Deliveries to targets that wait for their next attempt',
    registers,
    async collect() {
      const waiting = await deliveries.countWaiting().catch(() => undefined);
      if (waiting !== undefined) this.set(waiting);
    },
  });

  async function deliver(delivery: ClaimedDelivery, signal: AbortSignal): Promise<void> {
    const message = toMessage(delivery, options.publicUrl?.());
    const outcome = await deliverTo(ways, delivery, message, signal);
    await deliveries.record(delivery.id, delivery.attempt, outcome);
    const { kind } = delivery.config;
    attempts.inc({ kind, outcome: outcome.failureClass ?? 'delivered' });
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
    queue: DELIVERIES_QUEUE,
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
