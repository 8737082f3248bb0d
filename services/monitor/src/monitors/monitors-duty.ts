import type { Duty } from '../duty.js';
import type { MonitorOptions } from '../monitor-options.js';
import { judgeProjectMonitors } from './judge-project.js';
import { MonitorMetrics } from './monitor-metrics.js';
import { tellObservations } from './tell-observations.js';

const QUEUE = 'monitors';

/**
 * Judges each window of each enabled monitor once, when it is due, and opens and closes incidents. One job a project, so
 * that two processes do not judge the same at the same time; if they do, the first word holds.
 */
export function createMonitorsDuty(options: MonitorOptions): Duty {
  const { controlPlane } = options;
  const metrics = new MonitorMetrics(options.registry);
  const work = { options, metrics, memory: new Map(), judgedTo: new Map(), history: new Map() };
  return {
    queue: QUEUE,
    cron: '* * * * *',
    atStart: true,
    async run({ data, signal }) {
      const { project } = data;
      if (typeof project !== 'string') {
        for (const { id } of await controlPlane.projects.list())
          await controlPlane.jobs.send(QUEUE, { project: id }, { key: id });
        return;
      }
      await judgeProjectMonitors(work, project, signal);
      await tellObservations(work, project, signal);
    },
  };
}
