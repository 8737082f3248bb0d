import { join } from 'node:path';
import { JobRunner, type Work } from './job-runner.js';
import { JobStore } from './job-store.js';
import { SettingError, type WorkerSettings } from './read-environment.js';
import { webhookReceiver } from './receive-webhook.js';
import { type Routes, serve } from './serve.js';

export interface WorkerParts {
  readonly settings: WorkerSettings;
  readonly action: string;
  readonly work: Work;
  readonly routes: Routes;
  /** Called once when the process is asked to stop. */
  readonly close: () => Promise<unknown>;
}

/** Goes on with the jobs of an earlier process, serves the routes and the receiver, until it is asked to stop. */
export async function runWorker({ settings, action, work, routes, close }: WorkerParts): Promise<void> {
  const { folder, secrets, behaviour, pauseMs } = settings;
  const jobs = new JobStore(join(folder, 'jobs'));
  const log = (line: string) => console.log(line);
  const runner = new JobRunner({ jobs, action, work, behaviour, pauseMs, log });
  const receive = webhookReceiver({ secrets, jobs, runner });
  const { server, url } = await serve(settings, { ...routes, 'POST /hooks/almenara': receive });
  runner.start();
  log(`ready ${url}`);
  const stop = async () => {
    server.close();
    server.closeIdleConnections();
    await runner.close();
    await close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

/** Settings that are wrong end the process with one line. */
export async function main(start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
