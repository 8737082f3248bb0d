/**
 * A thread that runs the models, one job after the other. `session.run` blocks its thread, so it never runs on the
 * main one. It stops by message only: ending a thread from outside while the runtime works aborts the whole process.
 */
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { FromWorker, Job, ToWorker, WorkerSettings } from './jobs.js';
import { loadModels, type Models } from './load-models.js';

/** Behind everything else. */
const LOW_PRIORITY = 19;

if (!parentPort) throw new Error('This file runs in a worker thread.');
const port = parentPort;
const settings = workerData as WorkerSettings;

// Elsewhere the priority of the whole process would change.
if (settings.priority === 'low' && process.platform === 'linux') setPriority(0, LOW_PRIORITY);

let models: Models | undefined;
try {
  models = await loadModels(settings);
  const { versions, unavailable, details } = models;
  answer({ type: 'ready', models: { versions, unavailable, details } });
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
    answer({ type: 'failed', message: `${job.model} failed: ${(error as Error).name}` });
  }
}

function resultOf({ model, input }: Job): Promise<unknown> {
  const loaded = models?.loaded.get(model);
  if (!loaded) throw new Error('The model is not loaded.');
  return loaded.run(input);
}

async function stop(): Promise<void> {
  await models?.release();
  port.close();
}

function answer(message: FromWorker): void {
  port.postMessage(message);
}
