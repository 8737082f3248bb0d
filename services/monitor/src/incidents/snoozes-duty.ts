import type { Duty } from '../duty.js';
import type { MonitorOptions } from '../monitor-options.js';

/** Takes up again what was put off until now, each minute, and tells of it. */
export function createSnoozesDuty({ controlPlane }: MonitorOptions): Duty {
  return {
    queue: 'incident-snoozes',
    cron: '* * * * *',
    atStart: true,
    run: () => controlPlane.incidents.endSnoozes(),
  };
}
