import { type DataSource } from 'typeorm';

/** Labels and picks of traces that are erased, and of answers older than the project keeps them. */
export class LabelRemoval {
  constructor(private readonly dataSource: DataSource) {}

  /** How many labels these traces have, revoked ones included. */
  async count(project: string, traceIds: readonly string[]): Promise<number> {
    const [row] = await this.dataSource.query<{ count: number }[]>(
      'SELECT count(*)::int AS count FROM labels WHERE project_id = $1 AND trace_id = ANY($2::text[])',
      [project, traceIds],
    );
    return row!.count;
  }

  async removeTraces(project: string, traceIds: readonly string[]): Promise<void> {
    const of = 'WHERE project_id = $1 AND trace_id = ANY($2::text[])';
    await this.dataSource.query(`DELETE FROM labels ${of}`, [project, traceIds]);
    await this.dataSource.query(`DELETE FROM label_picks ${of}`, [project, traceIds]);
  }

  /** Of answers given before a time; returns how many labels. */
  async removeBefore(project: string, time: Date): Promise<number> {
    const of = 'WHERE project_id = $1 AND answer_at < $2';
    await this.dataSource.query(`DELETE FROM label_picks ${of}`, [project, time]);
    const [row] = await this.dataSource.query<{ count: number }[]>(
      `WITH gone AS (DELETE FROM labels ${of} RETURNING 1) SELECT count(*)::int AS count FROM gone`,
      [project, time],
    );
    return row!.count;
  }

  /** Clears notes about answers given before a time; returns how many. Verdicts stay. */
  async clearNotesBefore(project: string, time: Date): Promise<number> {
    const [row] = await this.dataSource.query<{ count: number }[]>(
      `WITH cleared AS (UPDATE labels SET note = NULL WHERE project_id = $1 AND answer_at < $2 AND note IS NOT NULL
         RETURNING 1)
       SELECT count(*)::int AS count FROM cleared`,
      [project, time],
    );
    return row!.count;
  }
}
