import type { Verdict } from '@almenara/evaluators';
import { Counter, type Registry } from 'prom-client';

/** What an evaluator did in a project since the process began. */
export interface EvaluatorCounts {
  scored: number;
  failed: number;
  /** Answers that were left out because there was no time for them, or because the project wants a share only. */
  shed: number;
  /** Of `scored`, those for which a model ran. */
  inferred: number;
  cpuMs: number;
  /** Kind of the last failure, without its text, which may quote what users wrote. */
  lastFailure: string | null;
}

/** Counts what the evaluators do: by project for its page, and of all projects for Prometheus. */
export class Activity {
  private readonly counts = new Map<string, Map<string, EvaluatorCounts>>();
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

  /** By project, then by evaluator. */
  tell(): Record<string, Record<string, EvaluatorCounts>> {
    return Object.fromEntries([...this.counts].map(([project, own]) => [project, Object.fromEntries(own)]));
  }

  /** `null` when the evaluator found nothing to judge. A verdict from the cache cost nothing. */
  scored(project: string, evaluator: string, verdict: Pick<Verdict, 'cpuMs'> | null, isCached = false): void {
    const counts = this.of(project, evaluator);
    if (verdict) {
      counts.scored++;
      this.scores.inc({ evaluator, outcome: 'scored' });
    }
    if (verdict?.cpuMs && !isCached) {
      counts.inferred++;
      counts.cpuMs += verdict.cpuMs;
      this.cpuSeconds.inc({ evaluator }, verdict.cpuMs / 1000);
    }
  }

  failed(project: string, evaluator: string, error: unknown): void {
    const counts = this.of(project, evaluator);
    counts.failed++;
    counts.lastFailure = error instanceof Error ? error.name : 'unknown';
    this.scores.inc({ evaluator, outcome: 'failed' });
  }

  /** Traces that there was no time to read. */
  unread(project: string, traces: number): void {
    if (traces > 0) this.shed(project, 'all', traces);
  }

  shed(project: string, evaluator: string, answers: number): void {
    if (answers === 0) return;
    this.of(project, evaluator).shed += answers;
    this.scores.inc({ evaluator, outcome: 'shed' }, answers);
  }

  private of(project: string, evaluator: string): EvaluatorCounts {
    let own = this.counts.get(project);
    if (!own) this.counts.set(project, (own = new Map()));
    let counts = own.get(evaluator);
    if (!counts) {
      counts = { scored: 0, failed: 0, shed: 0, inferred: 0, cpuMs: 0, lastFailure: null };
      own.set(evaluator, counts);
    }
    return counts;
  }
}
