import { DATASET_QUEUE, REMEDIATIONS_QUEUE } from '@almenara/control-plane';
import { Counter } from 'prom-client';
import type { Duty } from '../duty.js';
import type { MonitorOptions } from '../monitor-options.js';
import { buildDataset } from './build-dataset.js';

/** Erasures that end one after the other each begin the building anew. */
const MOST_RESTARTS = 20;

/**
 * Builds datasets, one a job, and removes those whose time is over. A job only wakes: rows say what is to be built, and
 * each minute all that are under way are woken.
 */
export function createDatasetsDuty(options: MonitorOptions): Duty {
  const { datasetBuilds, jobs } = options.controlPlane;
  const ended = new Counter({
    name: 'almenara_monitor_datasets_total',
    help: 'Buildings of datasets that ended, by how',
    labelNames: ['outcome'],
    registers: [options.registry],
  });
  return {
    queue: DATASET_QUEUE,
    cron: '* * * * *',
    atStart: true,
    async run({ data, signal }) {
      const { dataset: id } = data;
      if (typeof id !== 'string') {
        await datasetBuilds.expire();
        for (const { id: waiting } of await datasetBuilds.listUnderWay()) {
          await jobs.send(DATASET_QUEUE, { dataset: waiting }, { key: waiting });
        }
        return;
      }
      for (let restart = 0; restart < MOST_RESTARTS; restart++) {
        // What another took over meanwhile is theirs: two that took it from each other in turn would never end.
        const dataset = await datasetBuilds.begin(id, { takesOver: restart === 0 });
        if (!dataset) return;
        if (await buildDataset(options, dataset, signal)) {
          ended.inc({ outcome: 'ready' });
          // Without this job a remediation that waits for it is found within a minute.
          if (dataset.remediationId !== null)
            await jobs.send(REMEDIATIONS_QUEUE, {}, { key: dataset.remediationId }).catch(() => undefined);
          return;
        }
        ended.inc({ outcome: 'begun_again' });
      }
    },
  };
}
