import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { describeFailure } from '@almenara/process-host';
import { Counter, Histogram } from 'prom-client';
import { DUTIES, type Duty } from './duty.js';
import { MONITOR_OPTIONS, type MonitorOptions } from './monitor-options.js';

/** Takes jobs from the queue and hands them to their duties. Any number of monitors may run: each job goes to one. */
@Injectable()
export class MonitorService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('monitor');
  private readonly seconds: Histogram<'queue'>;
  private readonly failures: Counter<'queue'>;

  constructor(
    @Inject(MONITOR_OPTIONS) private readonly options: MonitorOptions,
    @Inject(DUTIES) private readonly duties: readonly Duty[],
  ) {
    const registers = [options.registry];
    this.seconds = new Histogram({
      name: 'almenara_monitor_job_seconds',
      help: 'Time that a job of the monitor took',
      labelNames: ['queue'],
      buckets: [0.01, 0.05, 0.25, 1, 5, 30, 120, 600, 3600],
      registers,
    });
    this.failures = new Counter({
      name: 'almenara_monitor_job_failures_total',
      help: 'Jobs of the monitor that failed and are tried again',
      labelNames: ['queue'],
      registers,
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    const { jobs } = this.options.controlPlane;
    for (const { queue, cron, atStart, run } of this.duties) {
      await jobs.work(queue, async (job) => {
        const stop = this.seconds.startTimer({ queue });
        try {
          await run(job);
        } catch (error) {
          this.failures.inc({ queue });
          this.logger.error(`${queue} failed and is tried again: ${describeFailure(error)}`);
          throw error;
        } finally {
          stop();
        }
      });
      if (cron) await jobs.schedule(queue, cron);
      if (atStart) await jobs.send(queue, {});
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.options.controlPlane.jobs.stop();
  }
}
