import type { CanaryOutcome, ControlPlane } from '@almenara/control-plane';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

const LOOKED_BACK_MS = 3_600_000;

export class CanaryMetrics {
  private readonly seconds: Histogram;
  private readonly outcomes: Counter<'outcome'>;

  constructor(registry: Registry, canaries: ControlPlane['canaries'], now: () => number) {
    const registers = [registry];
    this.seconds = new Histogram({
      name: 'almenara_canary_stored_seconds',
      help: 'Time from sending a canary until it could be read from the trace store',
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    });
    this.outcomes = new Counter({
      name: 'almenara_canaries_total',
      help: 'Canaries that this monitor sent, by what became of them',
      labelNames: ['outcome'],
      registers,
    });
    new Gauge({
      name: 'almenara_canary_last_success_timestamp_seconds',
      help: 'When the last canary that was read back was sent, by any monitor; 0 when none was within an hour',
      registers,
      async collect() {
        const runs = await canaries.listSince(new Date(now() - LOOKED_BACK_MS)).catch(() => undefined);
        // Without the control plane the last known value stays, and grows old.
        if (!runs) return;
        const last = runs.findLast(({ storedAfterMs }) => storedAfterMs !== null);
        this.set(last ? last.sentAt.getTime() / 1000 : 0);
      },
    });
  }

  observe(outcome: CanaryOutcome): void {
    if ('failure' in outcome) return this.outcomes.inc({ outcome: outcome.failure });
    this.outcomes.inc({ outcome: 'stored' });
    this.seconds.observe(outcome.storedAfterMs / 1000);
  }
}
