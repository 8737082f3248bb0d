import type { Decision, Figures, Observation } from '@almenara/monitors';
import { type DataSource, type Repository } from 'typeorm';
import { type Clock } from '../clock.js';
import { explainUnknownProject } from '../explain-unknown-project.js';
import {
  monitorObservationEntity,
  type MonitorObservationRow,
  type MonitorTelling,
} from './monitor.entity.js';

export interface MonitorPlace {
  readonly monitor: string;
  readonly version: number;
}

export interface JudgedObservation {
  readonly observation: Observation;
  readonly decision: Decision;
  /** What is to be told of it; null for history and for what changes nothing. */
  readonly tell: MonitorTelling | null;
}

export interface UntoldObservation extends JudgedObservation, MonitorPlace {
  readonly judgedAt: Date;
}

/** What was said of a window, without what it was said on. */
export interface SaidOfWindow {
  readonly window: number;
  readonly outcome: Decision['outcome'];
  readonly why: Decision['why'];
  readonly opened: boolean;
}

export type EstimateOfWindow = Pick<Figures, 'n' | 'value' | 'low' | 'high'>;

/** What monitors saw of windows and said of them. */
export class MonitorObservations {
  private readonly rows: Repository<MonitorObservationRow>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {
    this.rows = dataSource.getRepository(monitorObservationEntity);
  }

  /** Of each window the first word holds. Answers whether all of these were the first. */
  async add(
    project: string,
    { monitor, version }: MonitorPlace,
    measured: string,
    judged: readonly JudgedObservation[],
  ): Promise<boolean> {
    if (judged.length === 0) return true;
    const judgedAt = new Date(this.clock());
    const rows = judged.map(({ observation, decision, tell }): MonitorObservationRow => ({
      projectId: project,
      monitorId: monitor,
      version,
      windowStart: new Date(observation.window),
      measured,
      observation,
      decision,
      tell,
      judgedAt,
      toldAt: null,
    }));
    try {
      let added = 0;
      for (let from = 0; from < rows.length; from += AT_ONCE) {
        const some = rows.slice(from, from + AT_ONCE);
        const { raw } = await this.rows
          .createQueryBuilder()
          .insert()
          .values(some)
          .orIgnore()
          .returning('version')
          .execute();
        added += (raw as unknown[]).length;
      }
      return added === rows.length;
    } catch (error) {
      throw explainUnknownProject(error, project);
    }
  }

  /** In the order of the windows, those of `from ≤ start < to`. */
  async list(
    project: string,
    { monitor, version }: MonitorPlace,
    { from, to }: { readonly from: number; readonly to: number },
  ): Promise<JudgedObservation[]> {
    const rows = await this.rows
      .createQueryBuilder('seen')
      .where('seen.projectId = :project AND seen.monitorId = :monitor AND seen.version = :version')
      .andWhere('seen.windowStart >= :from AND seen.windowStart < :to')
      .setParameters({ project, monitor, version, from: new Date(from), to: new Date(to) })
      .orderBy('seen.windowStart')
      .getMany();
    return rows.map(({ observation, decision, tell }) => ({ observation, decision, tell }));
  }

  /** Figures of windows as they were when a version that measures the same judged them, by window. */
  async listMeasured(
    project: string,
    monitor: string,
    measured: string,
    { from, to }: { readonly from: number; readonly to: number },
  ): Promise<ReadonlyMap<number, Figures>> {
    const rows = await this.dataSource.query<{ observation: Observation }[]>(
      `SELECT DISTINCT ON (window_start) observation FROM monitor_observations
       WHERE project_id = $1 AND monitor_id = $2 AND measured = $3 AND window_start >= $4 AND window_start < $5
       ORDER BY window_start, version`,
      [project, monitor, measured, new Date(from), new Date(to)],
    );
    return new Map(rows.map(({ observation }) => [observation.window, observation]));
  }

  /** Estimates of the windows since a time by these monitors' versions, without what detectors keep beside them. */
  async listEstimates(
    project: string,
    monitors: readonly string[],
    from: number,
  ): Promise<(MonitorPlace & EstimateOfWindow)[]> {
    if (monitors.length === 0) return [];
    return this.dataSource.query<(MonitorPlace & EstimateOfWindow)[]>(
      `SELECT monitor_id AS monitor, version, (observation ->> 'n')::float8 AS n,
         (observation ->> 'value')::float8 AS value, (observation ->> 'low')::float8 AS low,
         (observation ->> 'high')::float8 AS high
       FROM monitor_observations
       WHERE project_id = $1 AND monitor_id = ANY($2) AND window_start >= $3
       ORDER BY window_start`,
      [project, monitors, new Date(from)],
    );
  }

  /** Start of the newest window that was judged. */
  async findNewest(project: string, { monitor, version }: MonitorPlace): Promise<number | undefined> {
    const [row] = await this.dataSource.query<{ at: Date | null }[]>(
      `SELECT max(window_start) AS at FROM monitor_observations
       WHERE project_id = $1 AND monitor_id = $2 AND version = $3`,
      [project, monitor, version],
    );
    return row?.at ? new Date(row.at).getTime() : undefined;
  }

  /** What was said of the windows since a time, by monitor and version, in order. */
  async listSaid(project: string, from: number): Promise<(MonitorPlace & SaidOfWindow)[]> {
    const rows = await this.dataSource.query<
      (MonitorPlace & Omit<SaidOfWindow, 'window'> & { readonly at: Date })[]
    >(
      `SELECT monitor_id AS monitor, version, window_start AS at, decision ->> 'outcome' AS outcome,
         decision ->> 'why' AS why, coalesce(tell = 'opened', false) AS opened
       FROM monitor_observations
       WHERE project_id = $1 AND window_start >= $2
       ORDER BY window_start`,
      [project, new Date(from)],
    );
    return rows.map(({ at, ...said }) => ({ ...said, window: new Date(at).getTime() }));
  }

  /** What is to be told and was not, the oldest first. */
  async listUntold(project: string): Promise<UntoldObservation[]> {
    const rows = await this.rows
      .createQueryBuilder('seen')
      .where('seen.projectId = :project AND seen.tell IS NOT NULL AND seen.toldAt IS NULL', { project })
      .orderBy('seen.windowStart')
      .addOrderBy('seen.monitorId')
      .limit(200)
      .getMany();
    return rows.map(({ monitorId, version, observation, decision, tell, judgedAt }) => {
      return { monitor: monitorId, version, observation, decision, tell, judgedAt };
    });
  }

  /** Called after what it is about has been told. */
  async markTold(project: string, { monitor, version }: MonitorPlace, window: number): Promise<void> {
    const place = { projectId: project, monitorId: monitor, version, windowStart: new Date(window) };
    await this.rows.update(place, { toldAt: new Date(this.clock()) });
  }

  /** Removes windows of before a time, once what was to be told of them has been. */
  async removeBefore(project: string, before: number): Promise<void> {
    await this.dataSource.query(
      `DELETE FROM monitor_observations
       WHERE project_id = $1 AND window_start < $2 AND (tell IS NULL OR told_at IS NOT NULL)`,
      [project, new Date(before)],
    );
  }
}

/** Parameters of a statement are limited to 65,535. */
const AT_ONCE = 500;
