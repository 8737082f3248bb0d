import { type DataSource } from 'typeorm';
import { ControlPlaneError } from '../control-plane-error.js';
import { type ControlPlaneLocation } from './control-plane-location.js';
import { createDataSource } from './create-data-source.js';
import { explainOpenFailure } from './explain-open-failure.js';
import { migrate } from './migrate.js';

export async function openDataSource(location: ControlPlaneLocation): Promise<DataSource> {
  if (location.kind === 'postgres' && !/^postgres(ql)?:\/\//i.test(location.url)) {
    throw new ControlPlaneError('bad-value', 'The address of PostgreSQL must begin with postgres://.');
  }
  let dataSource: DataSource | undefined;
  try {
    dataSource = createDataSource(location);
    await dataSource.initialize();
    await migrate(dataSource, location);
    return dataSource;
  } catch (error) {
    if (dataSource?.isInitialized) await dataSource.destroy();
    throw explainOpenFailure(error, location);
  }
}
