import { type DataSource, type QueryRunner } from 'typeorm';
import { ControlPlaneError } from '../control-plane-error.js';
import { type ControlPlaneLocation, describeLocation } from './control-plane-location.js';
import { MIGRATIONS_TABLE } from './create-data-source.js';

/** Any fixed number: it keeps several processes from migrating one PostgreSQL at the same time. */
const MIGRATION_LOCK = 4_318_001;

/** Forward only. Tables of a newer version are left alone: this version does not know what they mean. */
export async function migrate(dataSource: DataSource, location: ControlPlaneLocation): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
    try {
      await refuseNewer(dataSource, runner, location);
      await dataSource.runMigrations();
    } finally {
      await runner.query(`SELECT pg_advisory_unlock(${MIGRATION_LOCK})`);
    }
  } finally {
    await runner.release();
  }
}

async function refuseNewer(
  dataSource: DataSource,
  runner: QueryRunner,
  location: ControlPlaneLocation,
): Promise<void> {
  if (!(await runner.hasTable(MIGRATIONS_TABLE))) return;
  const rows: { name: string }[] = await runner.query(`SELECT name FROM ${MIGRATIONS_TABLE} ORDER BY id`);
  const known = new Set(dataSource.migrations.map((migration) => migration.name));
  const unknown = rows.find((row) => !known.has(row.name));
  if (!unknown) return;
  throw new ControlPlaneError(
    'newer',
    `The control plane in ${describeLocation(location)} was written by a newer version of Almenara (it has the ` +
      `migration ${unknown.name}, which this version does not know). Start the newer version, or choose another ` +
      `${location.kind === 'embedded' ? 'data folder' : 'database'}.`,
  );
}
