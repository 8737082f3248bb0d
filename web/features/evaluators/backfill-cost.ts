import type { EvaluatorItem } from '@almenara/contract';

type Worked = Pick<EvaluatorItem, 'name' | 'setting' | 'activity'>;

/**
 * CPU milliseconds that the models would take for so many answers, by what they took lately; undefined when none of
 * them has measured any. `only` is the evaluator that was chosen, null for all that are switched on.
 */
export function estimateCpu(
  items: readonly Worked[],
  { only, answers }: { readonly only: string | null; readonly answers: number },
): number | undefined {
  const chosen = items.filter(({ name, setting }) => (only === null ? setting.enabled : name === only));
  const each = chosen.map(({ activity, setting }) => {
    const perAnswer = cpuPerAnswer(activity);
    return perAnswer === undefined ? 0 : perAnswer * setting.share;
  });
  const total = each.reduce((sum, one) => sum + one, 0) * answers;
  return total > 0 ? total : undefined;
}

/** Undefined where no CPU time was counted, as of evaluators that are too cheap to count. */
export function cpuPerAnswer({ cpuMs, inferred }: EvaluatorItem['activity']): number | undefined {
  return cpuMs > 0 && inferred > 0 ? cpuMs / inferred : undefined;
}
