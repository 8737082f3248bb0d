import { findStrayTraces, removeTraces } from '@almenara/trace-store';
import type { Duty } from '../duty.js';
import type { MonitorOptions } from '../monitor-options.js';

/**
 * Removes, each night, rows of erased traces that a writer left which slept through the erasure and was killed right
 * after it wrote. No other order of events leaves any.
 */
export function createStrayRowsDuty({ controlPlane, store }: MonitorOptions): Duty {
  return {
    queue: 'erasures.stray-rows',
    cron: '47 3 * * *',
    async run({ signal }) {
      for (const { id } of await controlPlane.projects.list()) {
        signal.throwIfAborted();
        await removeTraces(store, id, await findStrayTraces(store, id));
      }
    },
  };
}
