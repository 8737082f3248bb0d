import { countDeadLetters } from '@almenara/trace-store';
import { Gauge } from 'prom-client';
import type { MonitorOptions } from '../monitor-options.js';

/** Projects are asked one by one; more often than this nobody needs to know. */
const KNOWN_FOR_MS = 30_000;

/** How many dead letters wait in each project. A project without any has no series. */
export function registerOpenLettersGauge({
  store,
  controlPlane,
  registry,
  now = Date.now,
}: Pick<MonitorOptions, 'store' | 'controlPlane' | 'registry' | 'now'>): void {
  let countedAt = Number.NEGATIVE_INFINITY;
  new Gauge({
    name: 'almenara_dead_letters_open',
    help: 'Accepted events that could not be stored and wait for a replay, by project',
    labelNames: ['project'],
    registers: [registry],
    async collect() {
      if (now() - countedAt < KNOWN_FOR_MS) return;
      const counts = new Map<string, number>();
      try {
        for (const { id } of await controlPlane.projects.list()) {
          counts.set(id, (await countDeadLetters(store, id)).open);
        }
      } catch {
        // A store that does not answer has metrics of its own; the last known counts stay.
        return;
      }
      countedAt = now();
      this.reset();
      for (const [project, open] of counts) if (open > 0) this.set({ project }, open);
    },
  });
}
