import { Counter, type Registry } from 'prom-client';

export class MonitorMetrics {
  private readonly judged: Counter;
  private readonly told: Counter<'what'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.judged = new Counter({
      name: 'almenara_monitors_judged_windows_total',
      help: 'Windows that monitors judged',
      registers,
    });
    this.told = new Counter({
      name: 'almenara_monitors_told_total',
      help: 'Alarms, reminders and recoveries of monitors that were told to the control plane',
      labelNames: ['what'],
      registers,
    });
  }

  countJudged(windows: number): void {
    this.judged.inc(windows);
  }

  countTold(what: 'opened' | 'retold' | 'recovered'): void {
    this.told.inc({ what });
  }
}
