import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from './durable-file.js';
import type { Job } from './job.js';
import type { RemediationRequest } from './request.js';

/** One file a job. Everything is synchronous: two deliveries of one message cannot come between each other. */
export class JobStore {
  readonly #folder: string;
  readonly #jobs = new Map<string, Job>();

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(folder)) {
      if (!name.endsWith('.json')) continue;
      const job = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Job;
      this.#jobs.set(job.request.remediation, job);
    }
  }

  get(remediation: string): Job | undefined {
    return this.#jobs.get(remediation);
  }

  /** Those with something left to be done, the oldest first. */
  open(): Job[] {
    return [...this.#jobs.values()]
      .filter(({ closed }) => !closed)
      .toSorted((a, b) => a.takenAt.localeCompare(b.takenAt));
  }

  /**
   * A remediation is one job however often and under whatever message id it is delivered. A message seen before is
   * `known`. Another one for the same remediation is `again`: a closed job is opened, its outcome is told once more,
   * and only one that never came to an outcome is run.
   */
  take(message: string, request: RemediationRequest, now: Date): 'new' | 'again' | 'known' {
    const job = this.#jobs.get(request.remediation);
    if (!job) {
      this.#save({ request, messages: [message], takenAt: now.toISOString() });
      return 'new';
    }
    if (job.messages.includes(message)) return 'known';
    const messages = [...job.messages, message];
    const { closed, ...rest } = job;
    this.#save(closed ? { ...rest, request, messages } : { ...job, messages });
    return closed ? 'again' : 'known';
  }

  update(remediation: string, change: Partial<Omit<Job, 'request'>>): Job {
    const job = { ...this.#jobs.get(remediation)!, ...change };
    this.#save(job);
    return job;
  }

  #save(job: Job): void {
    const { remediation } = job.request;
    writeDurably(join(this.#folder, `${remediation}.json`), JSON.stringify(job));
    this.#jobs.set(remediation, job);
  }
}
