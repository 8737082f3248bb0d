import { ERASURE_QUEUE } from '@almenara/control-plane';
import { forgetErasure, listQueuedErasures } from '@almenara/trace-store';
import { Counter } from 'prom-client';
import type { Duty } from '../duty.js';
import type { MonitorOptions } from '../monitor-options.js';
import { eraseSubject } from './erase-subject.js';

/** Lists in the trace store without an erasure under way are left over from a sudden end; none is that old otherwise. */
const LEFT_BEHIND_MS = 3_600_000;

/**
 * Carries out erasures. A job names one and only wakes us up: its row says what is left to do. Every few minutes all
 * that are under way are woken, so that a job that was lost is missed by nobody.
 */
export function createErasuresDuty(options: MonitorOptions): Duty {
  const { controlPlane } = options;
  const ended = new Counter({
    name: 'almenara_monitor_erasures_total',
    help: 'Erasures that ended, by how',
    labelNames: ['state'],
    registers: [options.registry],
  });
  return {
    queue: ERASURE_QUEUE,
    cron: '*/5 * * * *',
    async run({ data, signal }) {
      const { project, erasure: id } = data;
      if (typeof project !== 'string' || typeof id !== 'string') return sweep(options);
      const erasure = await controlPlane.erasures.find(project, id);
      if (!erasure || (erasure.state !== 'waiting' && erasure.state !== 'running')) return;
      await eraseSubject(options, erasure, signal);
      const after = await controlPlane.erasures.find(project, id);
      if (after) ended.inc({ state: after.state });
    },
  };
}

async function sweep({ controlPlane, store, now = Date.now }: MonitorOptions): Promise<void> {
  const underWay = await controlPlane.erasures.listUnderWay();
  for (const { id, project } of underWay) {
    await controlPlane.jobs.send(ERASURE_QUEUE, { project, erasure: id }, { key: id });
  }
  const known = new Set(underWay.map(({ id }) => id));
  for (const { id: project } of await controlPlane.projects.list()) {
    for (const erasure of await listQueuedErasures(store, project, now() - LEFT_BEHIND_MS)) {
      if (!known.has(erasure)) await forgetErasure(store, project, erasure);
    }
  }
}
