import { randomUUID } from 'node:crypto';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { EVALUATOR_GROUP, EVENTS_TOPIC } from '@almenara/contract';
import { BACKFILL_QUEUE, type JobHandler } from '@almenara/control-plane';
import type { Consumer, LogRecord } from '@almenara/event-log';
import { describeFailure, registerLag } from '@almenara/process-host';
import { Activity } from './activity/activity.js';
import { describeEvaluators } from './activity/describe-evaluators.js';
import { runBackfills } from './backfills/run-backfills.js';
import { EVALUATOR_OPTIONS, type EvaluatorOptions } from './evaluator-options.js';
import { handleRecords } from './intake/handle-records.js';
import { Allowance } from './sampling/allowance.js';
import { Scorer } from './scoring/scorer.js';
import { EncoderProblems } from './vectors/encoder-problems.js';
import { openProjectEncoders } from './vectors/open-project-encoders.js';
import { VectorWriter } from './vectors/vector-writer.js';

const REPORT_MS = 5_000;
/** The long history of one project must not keep that of another waiting; they share the same allowance. */
const PROJECTS_AT_ONCE = 2;
/** Time of the main thread that evaluators without a model may take at once. */
const CHEAP_BURST_MS = 10_000;

/** Scores and embeds answers as they come and history as it is asked for. Records are committed when it is durable. */
@Injectable()
export class EvaluatorService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('evaluator');
  private readonly id = randomUUID();
  private readonly startedAt = new Date().toISOString();
  private readonly stopping = new AbortController();
  private readonly activity: Activity;
  private readonly allowance: Allowance;
  private readonly cheapAllowance: Allowance;
  private readonly scorer: Scorer;
  private readonly burstMs: number;
  private readonly problems = new EncoderProblems();
  private readonly vectors: VectorWriter | undefined;
  private consumer: Consumer | undefined;
  private reports: NodeJS.Timeout | undefined;
  private reporting: Promise<void> = Promise.resolve();

  constructor(@Inject(EVALUATOR_OPTIONS) private readonly options: EvaluatorOptions) {
    const {
      registry,
      log,
      store,
      evaluators,
      workers = 1,
      inferenceShare = 0.8,
      burstSeconds = 60,
    } = options;
    this.burstMs = burstSeconds * 1000;
    this.activity = new Activity(registry);
    this.allowance = new Allowance(inferenceShare * workers, this.burstMs);
    this.cheapAllowance = new Allowance(options.mainThreadShare ?? 0.25, CHEAP_BURST_MS);
    const { allowance, cheapAllowance, activity } = this;
    this.scorer = new Scorer({ log, store, evaluators, allowance, cheapAllowance, activity });
    const { floor } = options;
    if (floor) {
      const { chooseEncoder = openProjectEncoders(options).choose } = options;
      this.vectors = new VectorWriter({ store, floor, chooseEncoder, problems: this.problems, allowance });
    }
    const lag = () => log.lag(EVENTS_TOPIC, EVALUATOR_GROUP);
    registerLag(registry, { prefix: 'almenara_evaluator', consumers: 'evaluators' }, lag);
  }

  async onApplicationBootstrap(): Promise<void> {
    const { controlPlane, log, maxRecords = 5_000, maxBytes = 32 * 1024 * 1024 } = this.options;
    for (const { name, reason } of this.options.unavailable)
      this.logger.warn(`${name} is unavailable: ${reason}`);
    await controlPlane.evaluators.register(describeEvaluators(this.options));
    await this.report();
    this.reports = setInterval(() => {
      this.reporting = this.report();
    }, REPORT_MS).unref();
    this.consumer = await log.consume({
      topic: EVENTS_TOPIC,
      group: EVALUATOR_GROUP,
      maxRecords,
      maxBytes,
      maxWaitMs: 500,
      onBatch: (records) => this.handle(records),
      onFailure: (error, attempt) => {
        if (this.stopping.signal.aborted) return;
        this.logger.error(`batch failed, attempt ${attempt}: ${describeFailure(error)}`);
      },
    });
    const runJob: JobHandler = async ({ data, signal }) => {
      const { project } = data;
      const { options, scorer, allowance, cheapAllowance, activity, vectors } = this;
      const toSpareMs = this.burstMs / 2;
      const work = { options, scorer, allowance, cheapAllowance, activity, vectors, toSpareMs };
      if (typeof project === 'string') return runBackfills(work, project, signal);
      for (const waiting of await controlPlane.backfills.projectsWithUnfinished()) {
        await controlPlane.jobs.send(BACKFILL_QUEUE, { project: waiting }, { key: waiting });
      }
    };
    await controlPlane.jobs.work(BACKFILL_QUEUE, runJob, { atOnce: PROJECTS_AT_ONCE });
    // Back-fills are durable before their job: one whose job was never made is found within a minute.
    await controlPlane.jobs.schedule(BACKFILL_QUEUE, '* * * * *');
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    clearInterval(this.reports);
    await this.reporting;
    await this.consumer?.stop();
    await this.options.controlPlane.jobs.stop();
  }

  private handle(records: readonly LogRecord[]): Promise<void> {
    const { options, scorer, allowance, activity, vectors } = this;
    const { signal } = this.stopping;
    return handleRecords({ options, scorer, allowance, activity, vectors, signal }, records);
  }

  /** A report that fails is made again soon; what it would have said is in the metrics. */
  private async report(): Promise<void> {
    const { controlPlane, log, unavailable } = this.options;
    try {
      const lags = await log.lag(EVENTS_TOPIC, EVALUATOR_GROUP);
      await controlPlane.evaluators.report(this.id, {
        waitingRecords: lags.reduce((sum, { records }) => sum + records, 0),
        oldestMs: Math.max(0, ...lags.map(({ oldestMs }) => oldestMs)),
        startedAt: this.startedAt,
        runs: [...this.options.evaluators, ...this.options.traceEvaluators].map(({ name, version }) => ({
          name,
          version,
        })),
        projects: this.activity.tell(),
        unavailable: [...unavailable],
        encoderProblems: this.problems.tell(),
      });
    } catch (error) {
      if (!this.stopping.signal.aborted) this.logger.warn(`report failed: ${describeFailure(error)}`);
    }
  }
}
