import type { LoadedModels, Priority } from './jobs.js';
import { JobQueue } from './job-queue.js';
import { ModelHostClosedError, ModelUnavailableError } from './model-errors.js';
import { ModelThread } from './model-thread.js';
import { moduleUrl, type WorkerFile, workerFile } from '@almenara/worker-thread';

export interface ModelHostOptions {
  /** Holds `vocabulary` and a folder for each model. */
  readonly modelsFolder: string;
  /** Modules of the models besides `embedding`, by name: each exports `load`, a LoadModel. */
  readonly modules?: Readonly<Record<string, URL>>;
  /** Threads, each with its own models: about 150 MB. */
  readonly workers?: number;
  /** Of the threads: `low` when absent. Everywhere but on Linux it is `normal`. */
  readonly priority?: Priority;
  /** Jobs that may wait. */
  readonly queueLimit?: number;
  /** Started instead of the worker that runs the models. */
  readonly worker?: WorkerFile;
}

export interface Measured<Result> {
  readonly result: Result;
  /** CPU time that the job took in its worker. */
  readonly cpuMs: number;
}

const QUEUE_LIMIT = 256;
const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 30_000;

/**
 * Runs the local models in worker threads, with a bounded queue before them. An error of one job is the job's own. A
 * worker that dies takes the job that it had with it and is started again, each time later.
 */
export class ModelHost {
  /** What the models are and why some are not there. */
  readonly models: LoadedModels;
  readonly #options: ModelHostOptions;
  readonly #queue: JobQueue;
  readonly #idle: ModelThread[] = [];
  readonly #threads = new Set<ModelThread>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #starting: Promise<void>[] = [];
  #failures = 0;
  #closed = false;

  private constructor(options: ModelHostOptions, first: ModelThread) {
    this.#options = options;
    this.#queue = new JobQueue(options.queueLimit ?? QUEUE_LIMIT);
    this.models = first.models;
    this.#adopt(first);
  }

  /** Throws ModelUnavailableError when there is no model that could run: `message` says why. */
  static async open(options: ModelHostOptions): Promise<ModelHost> {
    // If the first can start the others can; if they cannot, they are started again like any that dies.
    const host = new ModelHost(options, await start(options));
    for (let started = 1; started < (options.workers ?? 1); started += 1) await host.#restart();
    if (Object.keys(host.models.versions).length > 0) return host;
    await host.close();
    throw new ModelUnavailableError(Object.values(host.models.unavailable).join('; '));
  }

  /** Runs a model. The caller knows what it takes and gives. */
  async run<Result>(model: string, input: unknown, signal?: AbortSignal): Promise<Measured<Result>> {
    if (this.#closed) throw new ModelHostClosedError('The model host is closed.');
    const reason = this.models.unavailable[model];
    if (reason !== undefined) throw new ModelUnavailableError(reason);
    const outcome = this.#queue.add({ model, input }, signal);
    this.#fill();
    return (await outcome) as Measured<Result>;
  }

  /** Unit vectors of 384 numbers, of the first 128 tokens of each text. */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Measured<Float32Array[]>> {
    return this.run('embedding', texts, signal);
  }

  /** Jobs that have not begun. */
  get waiting(): number {
    return this.#queue.length;
  }

  /** Resolves when a job would be taken; another caller may be faster. */
  whenRoom(): Promise<void> {
    return this.#queue.whenRoom();
  }

  /** Finishes the jobs that run and rejects those that wait. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#queue.rejectAll(new ModelHostClosedError('The model host was closed.'));
    await Promise.all(this.#starting);
    await Promise.all([...this.#threads].map((thread) => thread.stop()));
  }

  #adopt(thread: ModelThread): void {
    this.#threads.add(thread);
    this.#idle.push(thread);
    void thread.ended.then(() => {
      this.#threads.delete(thread);
      const place = this.#idle.indexOf(thread);
      if (place >= 0) this.#idle.splice(place, 1);
      this.#restartLater();
    });
    this.#fill();
  }

  #fill(): void {
    while (this.#idle.length > 0 && this.#queue.length > 0) {
      void this.#give(this.#idle.pop()!);
    }
  }

  async #give(thread: ModelThread): Promise<void> {
    const queued = this.#queue.take()!;
    try {
      queued.resolve(await thread.run(queued.job));
      this.#failures = 0;
    } catch (error) {
      queued.reject(error);
    }
    if (!thread.alive) return;
    this.#idle.push(thread);
    this.#fill();
  }

  #restartLater(): void {
    if (this.#closed) return;
    const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** this.#failures);
    this.#failures += 1;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      const starting = this.#restart();
      this.#starting.push(starting);
      void starting.finally(() => {
        this.#starting = this.#starting.filter((other) => other !== starting);
      });
    }, delay);
    this.#timers.add(timer);
  }

  /** What waits when no worker can be started is told why, and must not wait for ever. */
  async #restart(): Promise<void> {
    try {
      this.#adopt(await start(this.#options));
    } catch (error) {
      if (this.#threads.size === 0) this.#queue.rejectAll(error as Error);
      this.#restartLater();
    }
  }
}

/** Throws ModelUnavailableError, with the reason, when no model can run here. */
export function openModelHost(options: ModelHostOptions): Promise<ModelHost> {
  return ModelHost.open(options);
}

function start({ worker, modelsFolder, modules, priority = 'low' }: ModelHostOptions): Promise<ModelThread> {
  const all = { ...modules, embedding: moduleUrl('embedding-model', import.meta.url) };
  return ModelThread.start(worker ?? workerFile('worker', import.meta.url), {
    modelsFolder,
    modules: Object.fromEntries(Object.entries(all).map(([name, { href }]) => [name, href])),
    priority,
  });
}
