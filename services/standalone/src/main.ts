import './thread-pool.js';
import 'reflect-metadata';
import { ConfigurationError, readConfiguration } from '@almenara/configuration';
import { repositoryRoot } from './locations.js';
import { runStandalone, type Standalone } from './run-standalone.js';

const EXPECTED_FAILURES = new Set([
  'ConfigurationError',
  'StartFailure',
  'FolderLockedError',
  'ControlPlaneError',
  'MigrationError',
  'TraceStoreError',
]);

try {
  const standalone = await runStandalone(readConfiguration(process.env, { repositoryRoot }));
  endOnSignals(standalone);
  console.log(`almenara ready ${standalone.url}`);
  console.log(`log in: ${standalone.logInUrl}`);
} catch (error) {
  console.error(`almenara did not start: ${explain(error)}`);
  process.exit(1);
}

/** Expected failures say what to do; any other one shows where it happened. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ConfigurationError || EXPECTED_FAILURES.has(error.name)) return error.message;
  return error.stack ?? error.message;
}

function endOnSignals(standalone: Standalone): void {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    console.log('almenara is stopping …');
    standalone.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(`almenara did not stop cleanly: ${explain(error)}`);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  // `npm start` holds the other end; when it is gone, nobody is left to press Ctrl-C.
  if (process.connected) process.on('disconnect', end);
}
