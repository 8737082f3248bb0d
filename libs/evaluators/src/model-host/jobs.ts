import type { Figure } from '../evaluator.js';
import type { GroundednessInput, Judgement } from '../groundedness/judgement.js';

/** What a worker can be asked, and what it answers. */
export interface JobKinds {
  groundedness: { input: GroundednessInput; result: Judgement };
  /** One unit vector of 384 numbers per text. */
  embed: { input: readonly string[]; result: Float32Array[] };
}

export type JobKind = keyof JobKinds;

export interface Job<Kind extends JobKind = JobKind> {
  readonly kind: Kind;
  readonly input: JobKinds[Kind]['input'];
}

export type ModelName = 'groundedness' | 'embedding';

export const MODEL_OF: Readonly<Record<JobKind, ModelName>> = {
  groundedness: 'groundedness',
  embed: 'embedding',
};

/** Which models a worker has, by version, and why it lacks the others. */
export interface LoadedModels {
  readonly versions: Readonly<Partial<Record<ModelName, string>>>;
  readonly unavailable: Readonly<Partial<Record<ModelName, string>>>;
  /** Measured when they were trained. */
  readonly figures: Readonly<Partial<Record<ModelName, readonly Figure[]>>>;
}

export interface WorkerSettings {
  readonly modelsFolder: string;
}

export type ToWorker = { readonly type: 'job'; readonly job: Job } | { readonly type: 'stop' };

export type FromWorker =
  | { readonly type: 'ready'; readonly models: LoadedModels }
  | { readonly type: 'done'; readonly result: JobKinds[JobKind]['result']; readonly cpuMs: number }
  | { readonly type: 'failed'; readonly message: string };
