import type { Job } from './jobs.js';
import { QueueFullError } from './model-errors.js';
import type { JobOutcome } from './model-thread.js';

export interface QueuedJob {
  readonly job: Job;
  resolve(outcome: JobOutcome): void;
  reject(error: unknown): void;
  /** From now on an abort has no effect. */
  begin(): void;
}

/** Jobs in the order in which they came, a bounded number. One that is aborted before it begins leaves the queue. */
export class JobQueue {
  readonly #limit: number;
  readonly #jobs: QueuedJob[] = [];
  readonly #waiting: (() => void)[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  get length(): number {
    return this.#jobs.length;
  }

  add(job: Job, signal?: AbortSignal): Promise<JobOutcome> {
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    if (this.#jobs.length >= this.#limit) {
      return Promise.reject(new QueueFullError(`${this.#limit} jobs wait already.`));
    }
    return new Promise((resolve, reject) => {
      const begin = () => signal?.removeEventListener('abort', abort);
      const queued: QueuedJob = { job, resolve, reject, begin };
      const abort = () => {
        const place = this.#jobs.indexOf(queued);
        if (place < 0) return;
        this.#jobs.splice(place, 1);
        this.#announceRoom();
        reject(signal!.reason as Error);
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#jobs.push(queued);
    });
  }

  take(): QueuedJob | undefined {
    const next = this.#jobs.shift();
    next?.begin();
    if (next) this.#announceRoom();
    return next;
  }

  /** At once when there is room. */
  whenRoom(): Promise<void> {
    if (this.#jobs.length < this.#limit) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  rejectAll(error: Error): void {
    for (const { begin, reject } of this.#jobs.splice(0)) {
      begin();
      reject(error);
    }
    this.#announceRoom();
  }

  #announceRoom(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
