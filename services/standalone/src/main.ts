import './thread-pool.js';
import 'reflect-metadata';
import { readConfiguration } from '@almenara/configuration';
import { endOnSignals, explainFailure } from '@almenara/process-host';
import { repositoryRoot } from './locations.js';
import { runStandalone } from './run-standalone.js';

try {
  const standalone = await runStandalone(readConfiguration(process.env, { repositoryRoot }));
  endOnSignals(() => standalone.stop(), explainFailure);
  console.log(`almenara ready ${standalone.url}`);
  console.log(`log in: ${standalone.logInUrl}`);
} catch (error) {
  console.error(`almenara did not start: ${explainFailure(error)}`);
  process.exit(1);
}
