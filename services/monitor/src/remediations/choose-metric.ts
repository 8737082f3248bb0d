import type { Criterion } from '@almenara/contract';
import type { RegisteredEvaluator } from '@almenara/control-plane';
import { JUDGING_SCORES, scoreOfStream } from '@almenara/remediation';
import type { EvaluatorVersion } from '@almenara/trace-store';

/**
 * By whose scores a remediation is judged, pinned to the version that is heard of now: the score that the incident is
 * about, else the one that tells best. Undefined where nothing scores answers.
 */
export function chooseMetric(
  stream: string,
  heard: readonly EvaluatorVersion[],
  registered: readonly Pick<RegisteredEvaluator, 'name' | 'failing'>[],
): Criterion['metric'] | undefined {
  const own = scoreOfStream(stream);
  for (const evaluator of [...(own === undefined ? [] : [own]), ...JUDGING_SCORES]) {
    const found = heard.find((each) => each.evaluator === evaluator);
    if (!found) continue;
    const labels = registered.find(({ name }) => name === evaluator)?.failing;
    return {
      score: evaluator,
      evaluator,
      evaluatorVersion: found.version,
      ...(labels ? { badLabels: [...labels] } : {}),
    };
  }
  return undefined;
}
