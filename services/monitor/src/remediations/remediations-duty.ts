import { DELIVERIES_QUEUE, incidentKey, REMEDIATIONS_QUEUE } from '@almenara/control-plane';
import { describeFailure } from '@almenara/process-host';
import { Logger } from '@nestjs/common';
import type { Duty } from '../duty.js';
import type { MonitorOptions } from '../monitor-options.js';
import { prepareRemediation, type Unprepared } from './prepare-remediation.js';
import { sendWithDataset } from './send-with-dataset.js';
import { verify } from './verify.js';

const logger = new Logger('remediations');

/**
 * Moves remediations on: each minute, and at once when a person proposed one or a job succeeded. Proposes what the cause
 * of an open incident asks for, fixes criterion and request before anything is sent, has built what is trained on, ends what waits too long, and looks
 * whether jobs helped. Every step is one transaction of the control plane and may be done by several monitors at once.
 */
export function createRemediationsDuty(options: MonitorOptions): Duty {
  const { controlPlane } = options;
  const { remediationWork: work, remediationDatasets, jobs } = controlPlane;

  async function prepare(remediation: Unprepared): Promise<void> {
    const { id, project, incidentNumber } = remediation;
    const incident = await controlPlane.incidents.get(project, incidentKey(incidentNumber));
    if (!incident) return;
    const preparation = await prepareRemediation(options, remediation, incident);
    await work.prepare(id, preparation, options.publicUrl?.() ?? '');
  }

  return {
    queue: REMEDIATIONS_QUEUE,
    cron: '* * * * *',
    atStart: true,
    async run({ signal }) {
      const failures: unknown[] = [];
      let mayWait = false;
      // What is wrong with one must not keep the others.
      const each = async <Item>(items: readonly Item[], act: (item: Item) => Promise<unknown>) => {
        for (const item of items) {
          signal.throwIfAborted();
          await act(item).catch((error: unknown) => failures.push(error));
        }
      };
      mayWait = (await work.expire()) > 0;
      await each(await work.listCandidates(), (candidate) => work.propose(candidate));
      await each(await work.listUnprepared(), async (remediation) => {
        await prepare(remediation);
        mayWait = true;
      });
      await each(await remediationDatasets.listWaiting(), async (remediation) => {
        if (await sendWithDataset(options, remediation)) mayWait = true;
      });
      await each(await work.listVerifying(), async (remediation) => {
        if (await verify(options, remediation)) mayWait = true;
      });
      // Without this job what was written down is sent within a minute.
      if (mayWait) await jobs.send(DELIVERIES_QUEUE, {}, { key: REMEDIATIONS_QUEUE }).catch(() => undefined);
      if (failures.length === 0) return;
      logger.warn(`${failures.length} remediations could not be moved on: ${describeFailure(failures[0])}`);
      throw failures[0];
    },
  };
}
