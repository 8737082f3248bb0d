import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

export class DriftMetrics {
  private readonly seconds: Histogram<'task'>;
  private readonly sketched: Counter;
  private readonly judged: Counter<'state'>;
  private readonly streams: Gauge<'project'>;
  private readonly alarms: Counter;

  constructor(registry: Registry) {
    const registers = [registry];
    this.seconds = new Histogram({
      name: 'almenara_drift_seconds',
      help: 'Time to bring the sketches of a project up to its rows, and to judge its streams',
      labelNames: ['task'],
      buckets: [0.05, 0.25, 1, 5, 30, 120, 600],
      registers,
    });
    this.sketched = new Counter({
      name: 'almenara_drift_sketched_hours_total',
      help: 'Hours of streams whose sketch was computed because their rows had changed',
      registers,
    });
    this.judged = new Counter({
      name: 'almenara_drift_judged_hours_total',
      help: 'Hours of streams that were judged, or why they were not',
      labelNames: ['state'],
      registers,
    });
    this.streams = new Gauge({
      name: 'almenara_drift_streams',
      help: 'Streams that are watched for drift in a project',
      labelNames: ['project'],
      registers,
    });
    this.alarms = new Counter({
      name: 'almenara_drift_alarms_total',
      help: 'Alarms that were told to the control plane; one that is told again after a restart counts again',
      registers,
    });
  }

  async time<Result>(task: 'sketch' | 'judge', work: () => Promise<Result>): Promise<Result> {
    const stop = this.seconds.startTimer({ task });
    try {
      return await work();
    } finally {
      stop();
    }
  }

  countSketched(hours: number): void {
    this.sketched.inc(hours);
  }

  countJudged(states: readonly string[]): void {
    for (const state of states) this.judged.inc({ state });
  }

  setStreams(project: string, count: number): void {
    this.streams.set({ project }, count);
  }

  countAlarm(): void {
    this.alarms.inc();
  }
}
