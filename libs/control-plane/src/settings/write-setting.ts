import type { EntityManager } from 'typeorm';

/** In SQL, because TypeORM would store a JSON null as an absent value. */
export async function writeSetting(
  manager: EntityManager,
  project: string,
  name: string,
  text: string,
  at: Date,
): Promise<void> {
  await manager.query(
    `INSERT INTO settings (project_id, name, value, updated_at) VALUES ($1, $2, $3::text::jsonb, $4)
     ON CONFLICT (project_id, name) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`,
    [project, name, text, at],
  );
}
