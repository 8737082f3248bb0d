import { MONITOR_STREAM_PREFIX } from '@almenara/contract';
import { type DataSource, type EntityManager } from 'typeorm';
import { addEvent } from '../incidents/add-event.js';
import { incidentKey, type IncidentResolution, type IncidentState } from '../incidents/incident.js';
import { incidentAlarmEntity, incidentEntity } from '../incidents/incident.entity.js';
import { recoverIncident } from '../incidents/recover-incident.js';
import { toIncident } from '../incidents/to-incident.js';
import { isRemediating } from '../remediations/is-remediating.js';
import { queueIncidentDeliveries } from '../targets/queue-incident-deliveries.js';

/** How a person closed the last incident of a monitor. */
export interface MonitorClosing {
  readonly at: number;
  /** Since when things are as they are, where that is the new normal. */
  readonly normalSince: number | null;
}

/** How many incidents of a monitor people found real or false. */
export interface MonitorVerdicts {
  readonly real: number;
  readonly falseAlarms: number;
}

/** One of the incidents that alarms of a monitor went to. */
export interface IncidentOfMonitor {
  readonly key: string;
  readonly state: IncidentState;
  readonly resolution: IncidentResolution | null;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
}

/** What became of the incidents that monitors opened. */
export class MonitorIncidents {
  constructor(private readonly dataSource: DataSource) {}

  /** By monitor. An incident that ended by itself restarts nothing. */
  async closings(project: string): Promise<ReadonlyMap<string, MonitorClosing>> {
    const rows = await this.dataSource.query<{ stream: string; at: Date; resolution: string; began: Date }[]>(
      `SELECT DISTINCT ON (stream) stream, closed_at AS at, resolution, coalesce(since, opened_at) AS began
       FROM incidents
       WHERE project_id = $1 AND kind = 'monitor' AND state = 'closed' AND resolution <> 'recovered'
       ORDER BY stream, closed_at DESC, number DESC`,
      [project],
    );
    return new Map(
      rows.map(({ stream, at, resolution, began }) => [
        monitorOf(stream),
        {
          at: new Date(at).getTime(),
          normalSince: resolution === 'new_normal' ? new Date(began).getTime() : null,
        },
      ]),
    );
  }

  /** By monitor; what ended by itself without anybody looking is neither. */
  async verdicts(project: string): Promise<ReadonlyMap<string, MonitorVerdicts>> {
    const rows = await this.dataSource.query<{ stream: string; real: number; false_alarms: number }[]>(
      `SELECT stream,
         count(*) FILTER (WHERE resolution <> 'false_alarm')::int AS real,
         count(*) FILTER (WHERE resolution = 'false_alarm')::int AS false_alarms
       FROM incidents
       WHERE project_id = $1 AND kind = 'monitor' AND state = 'closed' AND resolution <> 'merged'
         AND (resolution <> 'recovered' OR acknowledged_at IS NOT NULL)
       GROUP BY stream`,
      [project],
    );
    return new Map(
      rows.map(({ stream, real, false_alarms }) => [monitorOf(stream), { real, falseAlarms: false_alarms }]),
    );
  }

  /**
   * Closes the incident of an alarm as recovered, unless it is closed or something is being done about it. Told twice, or
   * by two processes, it is once; an incident that another alarm opened later is not touched.
   *
   * @param dedupeKey of the alarm that is over.
   */
  async recover(project: string, dedupeKey: string, now: Date): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const number = await numberOf(manager, project, dedupeKey);
      if (number !== undefined) await recoverIncident(manager, project, number, { isRemediating, now });
    });
  }

  /** Tells the incident of an alarm again, while it is open. @param reminder the same whenever it is told again. */
  async remind(project: string, dedupeKey: string, reminder: string, at: Date): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const alarm = await manager.findOneBy(incidentAlarmEntity, { projectId: project, dedupeKey });
      if (!alarm) return;
      const where = { projectId: project, number: alarm.number };
      const lock = { mode: 'pessimistic_write' as const };
      const row = await manager.findOne(incidentEntity, { where, lock });
      if (row?.state !== 'open') return;
      const told = { ...alarm, dedupeKey: reminder };
      if (await manager.existsBy(incidentAlarmEntity, { projectId: project, dedupeKey: reminder })) return;
      await manager.insert(incidentAlarmEntity, told);
      await addEvent(manager, project, alarm.number, { event: 'notified', at });
      await queueIncidentDeliveries(manager, toIncident(row), 'incident.reminded', at);
    });
  }

  /** Those that alarms of a monitor opened or went to, the newest first. */
  async list(project: string, monitor: string, most: number): Promise<IncidentOfMonitor[]> {
    const rows = await this.dataSource.query<
      {
        number: number;
        state: IncidentState;
        resolution: IncidentResolution | null;
        opened_at: Date;
        closed_at: Date | null;
      }[]
    >(
      `SELECT number, state, resolution, opened_at, closed_at FROM incidents
       WHERE project_id = $1 AND number IN (
         SELECT number FROM incident_alarms WHERE project_id = $1 AND kind = 'monitor' AND stream = $2)
       ORDER BY opened_at DESC, number DESC LIMIT $3`,
      [project, `${MONITOR_STREAM_PREFIX}${monitor}`, most],
    );
    return rows.map(({ number, state, resolution, opened_at, closed_at }) => ({
      key: incidentKey(number),
      state,
      resolution,
      openedAt: new Date(opened_at),
      closedAt: closed_at && new Date(closed_at),
    }));
  }

  /** Keys of open incidents by monitor. */
  async open(project: string): Promise<ReadonlyMap<string, string>> {
    const rows = await this.dataSource.query<{ stream: string; number: number }[]>(
      `SELECT stream, number FROM incidents WHERE project_id = $1 AND kind = 'monitor' AND state = 'open'`,
      [project],
    );
    return new Map(rows.map(({ stream, number }) => [monitorOf(stream), incidentKey(number)]));
  }
}

const monitorOf = (stream: string): string => stream.slice(MONITOR_STREAM_PREFIX.length);

/** Of the incident that an alarm belongs to; none once a later alarm has opened it again. */
async function numberOf(
  manager: EntityManager,
  project: string,
  dedupeKey: string,
): Promise<number | undefined> {
  const [alarm] = await manager.query<{ number: number }[]>(
    `SELECT number FROM incident_alarms alarm WHERE project_id = $1 AND dedupe_key = $2 AND NOT EXISTS (
       SELECT 1 FROM incident_alarms later
       WHERE later.project_id = alarm.project_id AND later.number = alarm.number AND later.at > alarm.at)`,
    [project, dedupeKey],
  );
  return alarm?.number;
}
