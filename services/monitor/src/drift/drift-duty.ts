import type { Duty } from '../duty.js';
import type { MonitorOptions } from '../monitor-options.js';
import type { DriftMetrics } from './drift-metrics.js';
import { judgeProject, type Progress } from './judge-project.js';
import { Memory } from './memory.js';
import { tellAlarms } from './tell-alarms.js';
import { tellRulers } from './tell-rulers.js';
import { DetectorThread } from './thread/detector-thread.js';

const QUEUE = 'drift';

/**
 * Judges each hour of each watched stream once, a quarter of an hour after its end, and opens incidents. One job a
 * project, so that two monitors do not judge the same one at the same time; if they do, the first judgement holds.
 */
export function createDriftDuty(
  options: MonitorOptions,
  metrics: DriftMetrics,
  createWatch = new DetectorThread().createWatch,
): Duty {
  const { controlPlane } = options;
  const memory = new Memory();
  const work = { options, metrics, createWatch, memory, progress: new Map<string, Progress>() };
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
      await metrics.time('judge', () => judgeProject(work, project, signal));
      // What measures comes first: by its name an incident is called that also has what its vectors seemed to show.
      await tellRulers(work, project);
      await tellAlarms(work, project, signal);
    },
  };
}
