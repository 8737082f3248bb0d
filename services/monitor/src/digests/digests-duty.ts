import { DELIVERIES_QUEUE, DIGESTS_QUEUE } from '@almenara/control-plane';
import type { Duty } from '../duty.js';
import type { MonitorOptions } from '../monitor-options.js';

/**
 * Writes down the digests of the day once their hour has come. Each is a delivery like others, so that a sudden end delays
 * it and sends no second one.
 */
export function createDigestsDuty({ controlPlane }: MonitorOptions): Duty {
  return {
    queue: DIGESTS_QUEUE,
    cron: '*/5 * * * *',
    atStart: true,
    async run() {
      const queued = await controlPlane.digests.queueDue();
      // Without this job they are sent within a minute.
      if (queued > 0)
        await controlPlane.jobs.send(DELIVERIES_QUEUE, {}, { key: DIGESTS_QUEUE }).catch(() => undefined);
    },
  };
}
