import { Worker } from 'node:worker_threads';
import type { FromWorker, Job, LoadedModels, ToWorker, WorkerSettings } from './jobs.js';
import { JobFailedError, ModelUnavailableError, WorkerDiedError } from './model-errors.js';
import type { WorkerFile } from '@almenara/worker-thread';

/** MB of JavaScript heap: an answer under its limits needs a tenth. The models lie outside of it. */
const HEAP = 512;

export interface JobOutcome {
  readonly result: unknown;
  /** Of the worker's thread. */
  readonly cpuMs: number;
}

interface Pending {
  resolve(outcome: JobOutcome): void;
  reject(error: Error): void;
}

/** One worker from its start to its end. It has one job at a time. */
export class ModelThread {
  readonly models: LoadedModels;
  /** When the thread has ended, for whatever reason. */
  readonly ended: Promise<void>;
  readonly #worker: Worker;
  #alive = true;
  #pending: Pending | undefined;

  private constructor(worker: Worker, models: LoadedModels, ended: Promise<void>) {
    this.#worker = worker;
    this.models = models;
    worker.on('message', (message: FromWorker) => this.#settle(message));
    this.ended = ended.then(() => {
      this.#alive = false;
      this.#pending?.reject(new WorkerDiedError('The worker ended while it had this job.'));
      this.#pending = undefined;
    });
  }

  /** Throws ModelUnavailableError when the worker cannot load its models. */
  static async start(file: WorkerFile, settings: WorkerSettings): Promise<ModelThread> {
    const worker = new Worker(file.url, {
      workerData: settings,
      execArgv: [...file.execArgv],
      resourceLimits: { maxOldGenerationSizeMb: HEAP },
    });
    // An error is followed by the exit, which is what counts.
    worker.on('error', () => {});
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    const first = await Promise.race([
      new Promise<FromWorker>((resolve) => worker.once('message', resolve)),
      ended.then((): FromWorker => ({ type: 'failed', message: 'the worker ended while it started' })),
    ]);
    if (first.type === 'ready') return new ModelThread(worker, first.models, ended);
    worker.postMessage({ type: 'stop' } satisfies ToWorker);
    await ended;
    throw new ModelUnavailableError(first.type === 'failed' ? first.message : 'the worker did not start');
  }

  get alive(): boolean {
    return this.#alive;
  }

  run(job: Job): Promise<JobOutcome> {
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject };
      this.#worker.postMessage({ type: 'job', job } satisfies ToWorker);
    });
  }

  /** After the job that runs. */
  async stop(): Promise<void> {
    this.#worker.postMessage({ type: 'stop' } satisfies ToWorker);
    await this.ended;
  }

  #settle(message: FromWorker): void {
    const pending = this.#pending;
    this.#pending = undefined;
    if (message.type === 'done') pending?.resolve(message);
    else if (message.type === 'failed') pending?.reject(new JobFailedError(message.message));
  }
}
