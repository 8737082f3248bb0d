import type { Evaluator, Verdict } from '@almenara/evaluators';
import { listVerdicts, type TraceStoreConnection } from '@almenara/trace-store';

const MOST_VERDICTS = 5_000;

/** Key of a verdict: the same input and version have the same, whichever answer they belong to. */
export function verdictKey({ name, version }: Pick<Evaluator, 'name' | 'version'>, hash: string): string {
  return `${name}\n${version}\n${hash}`;
}

/** The latest verdicts of one project in memory; older ones are found among its scores. */
export class VerdictCache {
  private readonly verdicts = new Map<string, Verdict>();

  constructor(
    private readonly store: TraceStoreConnection,
    private readonly project: string,
  ) {}

  keep(key: string, verdict: Verdict): void {
    this.verdicts.delete(key);
    this.verdicts.set(key, verdict);
    if (this.verdicts.size > MOST_VERDICTS) this.verdicts.delete(this.verdicts.keys().next().value!);
  }

  /** The verdicts that are known of these inputs, by hash. */
  async find(evaluator: Evaluator, hashes: readonly string[]): Promise<Map<string, Verdict>> {
    const found = new Map<string, Verdict>();
    const missing: string[] = [];
    for (const hash of new Set(hashes)) {
      const verdict = this.verdicts.get(verdictKey(evaluator, hash));
      if (verdict) found.set(hash, verdict);
      else missing.push(hash);
    }
    // A cheap verdict is made faster than it is looked up.
    if (missing.length === 0 || evaluator.cost === 'cheap') return found;
    const stored = await listVerdicts(this.store, this.project, {
      evaluator: evaluator.name,
      version: evaluator.version,
      inputHashes: missing,
    });
    for (const [hash, { value, label, explanation, evidence, metadata }] of stored) {
      const verdict: Verdict = {
        label: label ?? '',
        evidence,
        ...(value === null ? {} : { value }),
        ...(explanation === null ? {} : { explanation }),
        ...(metadata ? { metadata } : {}),
      };
      found.set(hash, verdict);
      this.keep(verdictKey(evaluator, hash), verdict);
    }
    return found;
  }
}
