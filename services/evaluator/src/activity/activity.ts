import type { Verdict } from '@almenara/evaluators';
import { Counter, type Registry } from 'prom-client';

/** What an evaluator did since the process began. */
export interface EvaluatorCounts {
  scored: number;
  failed: number;
  /** Answers that were left out because there was no time for them, or because the project wants a share only. */
  shed: number;
  cpuMs: number;
  /** Kind of the last failure, without its text, which may quote what users wrote. */
  lastFailure: string | null;
}

/** Counts what the evaluators do, for pages and for Prometheus. */
export class Activity {
  readonly counts = new Map<string, EvaluatorCounts>();
  private readonly scores: Counter<'evaluator' | 'outcome'>;
  private readonly cpuSeconds: Counter<'evaluator'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.scores = new Counter({
      name: 'almenara_evaluator_answers_total',
      help: 'Answers by what an evaluator did with them: scored, failed or shed',
      labelNames: ['evaluator', 'outcome'],
      registers,
    });
    this.cpuSeconds = new Counter({
      name: 'almenara_evaluator_cpu_seconds_total',
      help: 'CPU time of inference',
      labelNames: ['evaluator'],
      registers,
    });
  }

  /** A verdict from the cache cost nothing. */
  scored(evaluator: string, verdict: Verdict | null, isCached: boolean): void {
    const counts = this.of(evaluator);
    if (verdict) {
      counts.scored++;
      this.scores.inc({ evaluator, outcome: 'scored' });
    }
    if (verdict?.cpuMs && !isCached) {
      counts.cpuMs += verdict.cpuMs;
      this.cpuSeconds.inc({ evaluator }, verdict.cpuMs / 1000);
    }
  }

  failed(evaluator: string, error: unknown): void {
    const counts = this.of(evaluator);
    counts.failed++;
    counts.lastFailure = error instanceof Error ? error.name : 'unknown';
    this.scores.inc({ evaluator, outcome: 'failed' });
  }

  shed(evaluator: string, answers: number): void {
    if (answers === 0) return;
    this.of(evaluator).shed += answers;
    this.scores.inc({ evaluator, outcome: 'shed' }, answers);
  }

  private of(evaluator: string): EvaluatorCounts {
    let counts = this.counts.get(evaluator);
    if (!counts) {
      counts = { scored: 0, failed: 0, shed: 0, cpuMs: 0, lastFailure: null };
      this.counts.set(evaluator, counts);
    }
    return counts;
  }
}
