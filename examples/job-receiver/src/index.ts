export type { Behaviour } from './behaviour.js';
export { syncFolder, writeDurably } from './durable-file.js';
export { JobError, type Outcome } from './job.js';
export type { RunningJob, Work } from './job-runner.js';
export {
  type Environment,
  readRequired,
  readWorkerSettings,
  SettingError,
  type WorkerSettings,
} from './read-environment.js';
export type { RemediationRequest } from './request.js';
export { main, runWorker } from './run-worker.js';
export { type Answer, type Incoming, RequestError, type Routes } from './serve.js';
