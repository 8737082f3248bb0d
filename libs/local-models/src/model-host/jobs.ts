/** What a worker is asked: to run one model on one input. */
export interface Job {
  readonly model: string;
  readonly input: unknown;
}

/** Which models a worker has, by version, and why it lacks the others. */
export interface LoadedModels {
  readonly versions: Readonly<Partial<Record<string, string>>>;
  readonly unavailable: Readonly<Partial<Record<string, string>>>;
  /** What each model tells of itself besides, as its own module knows it. */
  readonly details: Readonly<Partial<Record<string, unknown>>>;
}

export interface WorkerSettings {
  readonly modelsFolder: string;
  /** Address of the module of each model. */
  readonly modules: Readonly<Record<string, string>>;
  readonly priority: Priority;
}

/** Against everything else on the machine: `low` takes only what is left. */
export type Priority = 'low' | 'normal';

export type ToWorker = { readonly type: 'job'; readonly job: Job } | { readonly type: 'stop' };

export type FromWorker =
  | { readonly type: 'ready'; readonly models: LoadedModels }
  | { readonly type: 'done'; readonly result: unknown; readonly cpuMs: number }
  | { readonly type: 'failed'; readonly message: string };
