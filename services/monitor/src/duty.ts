import type { JobHandler } from '@almenara/control-plane';

/** One kind of work that the monitor does, whenever a job of its queue is there. */
export interface Duty {
  /** Name of the job queue, the same as that of the feature. */
  readonly queue: string;
  /** When a job is made without anybody asking, as a cron expression in UTC. */
  readonly cron?: string;
  /** Also makes a job when a monitor starts, unless one waits or runs. */
  readonly atStart?: boolean;
  /** Must do no harm when it runs twice or is cut off at any point. */
  readonly run: JobHandler;
}

export const DUTIES = Symbol('duties');
