/**
 * A thread that runs the models, one job after the other. `session.run` blocks its thread, so it never runs on the
 * main one. It stops by message only: ending a thread from outside while the runtime works aborts the whole process.
 */
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { FromWorker, Job, JobKinds, JobKind, ToWorker, WorkerSettings } from './jobs.js';
import { loadModels, type Models } from './load-models.js';

const NICE = 19;

if (!parentPort) throw new Error('This file runs in a worker thread.');
const port = parentPort;
const { modelsFolder } = workerData as WorkerSettings;

// Elsewhere the priority of the whole process would change.
if (process.platform === 'linux') setPriority(0, NICE);

let models: Models | undefined;
try {
  models = await loadModels(modelsFolder);
  answer({
    type: 'ready',
    models: { versions: models.versions, unavailable: models.unavailable, figures: models.figures },
  });
} catch (error) {
  answer({ type: 'failed', message: (error as Error).message });
}

// Messages come between two runs of one job too.
let work = Promise.resolve();
port.on('message', (message: ToWorker) => {
  work = work.then(() => (message.type === 'stop' ? stop() : run(message.job)));
});

async function run(job: Job): Promise<void> {
  const before = process.threadCpuUsage();
  try {
    const result = await resultOf(job);
    const { user, system } = process.threadCpuUsage(before);
    answer({ type: 'done', result, cpuMs: (user + system) / 1000 });
  } catch (error) {
    // Messages of the runtime may quote its input; the kind of error never does.
    answer({ type: 'failed', message: `${job.kind} failed: ${(error as Error).name}` });
  }
}

function resultOf(job: Job): Promise<JobKinds[JobKind]['result']> {
  if (isKind(job, 'groundedness') && models?.groundedness) return models.groundedness.judge(job.input);
  if (isKind(job, 'embed') && models?.embedding) return models.embedding.embed(job.input);
  throw new Error('The model is not loaded.');
}

function isKind<Kind extends JobKind>(job: Job, kind: Kind): job is Job<Kind> {
  return job.kind === kind;
}

async function stop(): Promise<void> {
  await models?.release();
  port.close();
}

function answer(message: FromWorker): void {
  port.postMessage(message);
}
