import type { Criterion } from '@almenara/contract';
import type { RegisteredEvaluator } from '@almenara/control-plane';
import type { EvaluatorVersion } from '@almenara/trace-store';

/** Which scores tell best whether an answer is good, the first ones first. */
const PREFERRED = ['groundedness', 'question_coverage', 'context_relevance', 'answer_relevance'];
const SCORE_STREAM = 'score:';

/**
 * By whose scores a remediation is judged, pinned to the version that is heard of now: the score that the incident is
 * about, else the one that tells best. Undefined where nothing scores answers.
 */
export function chooseMetric(
  stream: string,
  heard: readonly EvaluatorVersion[],
  registered: readonly Pick<RegisteredEvaluator, 'name' | 'failing'>[],
): Criterion['metric'] | undefined {
  const own = stream.startsWith(SCORE_STREAM) ? [stream.slice(SCORE_STREAM.length)] : [];
  for (const evaluator of [...own, ...PREFERRED]) {
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
