import { HOUR_MS, findFirstEventHour, sketchDirtyHours } from '@almenara/trace-store';
import type { Duty } from '../duty.js';
import type { MonitorOptions } from '../monitor-options.js';
import type { DriftMetrics } from './drift-metrics.js';
import { findFirstWholeHour } from './hours.js';

/** What is looked at how often. Events that are later are found by the next wider look. */
const EACH_MINUTE_HOURS = 3;
const EACH_TEN_MINUTES_HOURS = 72;

/**
 * Computes the sketches of hours whose rows have changed: of the newest hours each minute, of three days every ten
 * minutes, and of all that is there four times a day and when a monitor starts.
 */
export function createSketchesDuty(
  { controlPlane, store, now = Date.now }: MonitorOptions,
  metrics: DriftMetrics,
): Duty {
  let lookedAtAll = false;
  return {
    queue: 'drift-sketches',
    cron: '* * * * *',
    atStart: true,
    async run({ signal }) {
      const at = now();
      const to = Math.floor(at / HOUR_MS) + 1;
      const minute = new Date(at).getUTCMinutes();
      const all = !lookedAtAll || (minute === 5 && new Date(at).getUTCHours() % 6 === 4);
      for (const { id: project } of await controlPlane.projects.list()) {
        signal.throwIfAborted();
        const whole = await findFirstWholeHour(controlPlane, project, at);
        const from = all
          ? await findFirstEventHour(store, project, { from: whole, to })
          : Math.max(whole, to - (minute % 10 === 0 ? EACH_TEN_MINUTES_HOURS : EACH_MINUTE_HOURS));
        if (from === undefined) continue;
        const hours = await metrics.time('sketch', () =>
          sketchDirtyHours(store, project, { from, to }, signal),
        );
        metrics.countSketched(hours.length);
      }
      lookedAtAll = true;
    },
  };
}
