import { setTimeout as wait } from 'node:timers/promises';
import type { Behaviour } from './behaviour.js';
import { JobError, type Job, type Outcome } from './job.js';
import type { JobStore } from './job-store.js';
import { report, type StatusReport } from './report.js';
import type { RemediationRequest } from './request.js';

/** What a job may tell while it runs. */
export interface RunningJob {
  readonly request: RemediationRequest;
  /** Aborted when the worker stops or when nobody wants the job any more. */
  readonly signal: AbortSignal;
  /** Between two steps the process may die: what was done so far must be found again or done again. */
  step(name: string): Promise<void>;
  progress(share: number, note: string): Promise<void>;
}

/** After a kill it is called again for the same job, and must come to the same end as if it had not been. */
export type Work = (job: RunningJob) => Promise<Outcome>;

export interface JobRunnerOptions {
  readonly jobs: JobStore;
  readonly action: string;
  readonly work: Work;
  readonly behaviour: ReadonlySet<Behaviour>;
  readonly pauseMs: number;
  readonly log: (line: string) => void;
}

const MINUTE_MS = 60_000;
const OUTCOME_PATIENCE_MS = 24 * 60 * MINUTE_MS;

class NotWanted extends Error {}

/** Runs one job after the other, and goes on with those that an earlier process left. */
export class JobRunner {
  readonly #options: JobRunnerOptions;
  readonly #stop = new AbortController();
  readonly #running = new Set<Promise<void>>();
  #queue: Promise<void> = Promise.resolve();

  constructor(options: JobRunnerOptions) {
    this.#options = options;
  }

  start(): void {
    for (const job of this.#options.jobs.open()) this.add(job.request.remediation);
  }

  add(remediation: string): void {
    const { jobs, log } = this.#options;
    const failed = (error: unknown) => {
      if (!this.#stop.signal.aborted) log(`job ${remediation}: ${(error as Error).message}`);
    };
    this.#queue = this.#queue
      .then(() => this.#run(jobs.get(remediation)!))
      .then(() => {
        // Telling may take a day, and the next job does not wait for it.
        const told = this.#tell(jobs.get(remediation)!)
          .catch(failed)
          .finally(() => this.#running.delete(told));
        this.#running.add(told);
      })
      .catch(failed);
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#queue;
    await Promise.all(this.#running);
  }

  async #run(job: Job): Promise<void> {
    const { remediation } = job.request;
    const { jobs } = this.#options;
    if (job.closed || job.outcome) return;
    await this.#step(remediation, 'taken');
    if (job.request.dryRun) return void jobs.update(remediation, { closed: 'dry_run' });
    try {
      if (!job.accepted) {
        await this.#report(job, { status: 'accepted' }, MINUTE_MS);
        jobs.update(remediation, { accepted: true });
      }
      await this.#step(remediation, 'accepted');
      const outcome = await this.#work(job);
      jobs.update(remediation, { outcome, finishedAt: new Date().toISOString() });
    } catch (error) {
      if (!(error instanceof NotWanted)) throw error;
      jobs.update(remediation, { closed: 'not_wanted' });
    }
    await this.#step(remediation, jobs.get(remediation)!.closed ?? 'finished');
  }

  async #work({ request }: Job): Promise<Outcome> {
    const { action, work, behaviour, log } = this.#options;
    const { remediation, expiresAt } = request;
    if (request.action !== action) return failure(`this worker does ${action} only`);
    if (expiresAt && Date.parse(expiresAt) < Date.now()) return failure('the request came too late');
    if (behaviour.has('fails')) return failure('told to fail');
    try {
      return await work({
        request,
        signal: this.#stop.signal,
        step: (name) => this.#step(remediation, name),
        progress: (progress, note) => this.#report({ request }, { status: 'progress', progress, note }, 2000),
      });
    } catch (error) {
      this.#stop.signal.throwIfAborted();
      if (error instanceof NotWanted) throw error;
      if (error instanceof JobError) return failure(error.message);
      log(`job ${remediation} failed: ${(error as Error).stack}`);
      return failure("an error inside the worker; the worker's log says which");
    }
  }

  async #tell({ request, outcome, closed, finishedAt }: Job): Promise<void> {
    if (!outcome || closed) return;
    const { jobs, behaviour } = this.#options;
    const { remediation, callback } = request;
    const forMs = Date.parse(finishedAt!) + OUTCOME_PATIENCE_MS - Date.now();
    const answer = await report(callback, outcome, { forMs, signal: this.#stop.signal });
    await this.#step(remediation, 'told');
    if (behaviour.has('replays')) await this.#replay(request, outcome);
    const end = { taken: 'reported', refused: 'not_wanted', unreachable: 'gave_up' } as const;
    jobs.update(remediation, { closed: end[answer] });
    await this.#step(remediation, end[answer]);
  }

  /** A step of the job that nobody wants throws; one that Almenara cannot be told of goes on. */
  async #report({ request }: Pick<Job, 'request'>, status: StatusReport, forMs: number): Promise<void> {
    const patience = { forMs, signal: this.#stop.signal };
    const times = this.#options.behaviour.has('replays') ? 2 : 1;
    for (let time = 0; time < times; time++) {
      const answer = await report(request.callback, status, patience);
      if (answer === 'refused') throw new NotWanted('nobody wants it any more');
    }
  }

  async #replay({ callback }: RemediationRequest, outcome: Outcome): Promise<void> {
    const late: StatusReport[] = [
      outcome,
      { status: 'accepted' },
      { status: 'progress', progress: 0.5 },
      outcome,
    ];
    for (const status of late) await report(callback, status, { forMs: 2000, signal: this.#stop.signal });
  }

  async #step(remediation: string, name: string): Promise<void> {
    const { behaviour, pauseMs, log } = this.#options;
    log(`job ${remediation}: ${name}`);
    if (behaviour.has('slow')) await wait(pauseMs, undefined, { signal: this.#stop.signal });
    this.#stop.signal.throwIfAborted();
  }
}

function failure(note: string): Outcome {
  return { status: 'failed', note };
}
