import type { IncidentGroup, IncidentStream } from '@almenara/control-plane';
import { HOUR_MS, listJudgedHours } from '@almenara/trace-store';
import { Counter } from 'prom-client';
import type { Duty } from '../duty.js';
import type { MonitorOptions } from '../monitor-options.js';
import { isQuiet } from './is-quiet.js';

const PAGE = 200;
/** Hours that are read of a stream: enough for those that count, with nights in which nobody asks. */
const READ_HOURS = 21 * 24;

/** Closes, each hour, incidents all of whose streams went back by themselves. What is being remediated stays open. */
export function createRecoveryDuty(options: MonitorOptions): Duty {
  const { controlPlane } = options;
  const recovered = new Counter({
    name: 'almenara_incidents_recovered_total',
    help: 'Incidents that were closed because none of their streams had evidence any more',
    registers: [options.registry],
  });
  return {
    queue: 'incident-recovery',
    cron: '23 * * * *',
    async run({ signal }) {
      for (const { id } of await controlPlane.projects.list()) {
        // Beyond a page there is nothing for a machine to decide.
        for (const incident of await controlPlane.incidents.list(id, { state: 'open' }, { limit: PAGE })) {
          signal.throwIfAborted();
          if (!(await isOver(options, id, incident))) continue;
          if (await controlPlane.incidents.recover(id, incident.key)) recovered.inc();
        }
      }
    },
  };
}

async function isOver(
  options: MonitorOptions,
  project: string,
  { streams }: IncidentGroup,
): Promise<boolean> {
  for (const stream of streams) if (!(await hasRecovered(options, project, stream))) return false;
  return streams.length > 0;
}

/** An encoder does not go back by itself, and what no hours are judged of is for a person to close. */
async function hasRecovered(
  { store, now = Date.now }: MonitorOptions,
  project: string,
  { kind, stream, encoder, addedAt }: IncidentStream,
): Promise<boolean> {
  if (kind !== 'drift') return false;
  const to = Math.ceil(now() / HOUR_MS);
  const window = { from: to - READ_HOURS, to };
  const hours = await listJudgedHours(store, project, { stream, window });
  return isQuiet(
    hours.filter((hour) => hour.encoder === (encoder ?? '')),
    addedAt,
  );
}
