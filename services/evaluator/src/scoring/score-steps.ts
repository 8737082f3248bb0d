import { HINT_ATTRIBUTES, type Step } from '@almenara/agent-steps';
import type { ScoreInput } from '@almenara/contract';
import type { TraceEvaluator, Verdict } from '@almenara/evaluators';
import { listScoreInputs, listSteps } from '@almenara/trace-store';
import type { Activity } from '../activity/activity.js';
import type { EvaluatorOptions } from '../evaluator-options.js';
import { appendScores } from './append-scores.js';
import type { TraceAnswers } from './read-placed-answers.js';
import { toScore } from './plan.js';
import { inputHash, scoreId } from './score-id.js';
import type { ScoringTurn } from './scorer.js';

const MOST_STEPS = 1000;

export interface StepParts {
  readonly options: Pick<EvaluatorOptions, 'store' | 'log' | 'traceEvaluators'>;
  readonly activity: Activity;
}

/** Judges whole traces in which agents or tools worked. `chance` is that with which they were read. How many scores it made. */
export async function scoreSteps(
  { options: { store, log, traceEvaluators }, activity }: StepParts,
  project: string,
  traces: readonly TraceAnswers[],
  { settings, chance = 1 }: Pick<ScoringTurn, 'settings' | 'chance'>,
): Promise<number> {
  const enabled = traceEvaluators.filter(({ name }) => settings[name]?.enabled !== false);
  if (enabled.length === 0) return 0;
  const scores: ScoreInput[] = [];
  const now = Date.now();
  for (const { traceId, startTime, hasSteps } of traces) {
    if (!hasSteps) continue;
    const from = startTime.replace('T', ' ').replace('Z', '');
    const steps = await listSteps(store, project, { traceId, from, limit: MOST_STEPS }, HINT_ATTRIBUTES);
    const hash = inputHash(steps);
    for (const evaluator of enabled) {
      const verdict = judge(evaluator, steps, (error) => activity.failed(project, evaluator.name, error));
      if (!verdict) continue;
      const { name, version } = evaluator;
      const id = scoreId({ evaluator: name, version, traceId, spanId: '' });
      scores.push(
        toScore({ evaluator, traceId, id, inputHash: hash }, verdict, { at: now, probability: chance }),
      );
    }
  }
  const known = await listScoreInputs(
    store,
    project,
    scores.map(({ id }) => id),
  );
  const fresh = scores.filter(({ id, inputHash: hash }) => known.get(id) !== hash);
  await appendScores(log, { project, now }, fresh);
  for (const { name } of fresh) activity.scored(project, name, {});
  return fresh.length;
}

/** One that fails stops neither the others nor the other traces. */
function judge(
  evaluator: TraceEvaluator,
  steps: readonly Step[],
  onFailure: (error: unknown) => void,
): Verdict | null {
  try {
    return evaluator.evaluate(steps);
  } catch (error) {
    onFailure(error);
    return null;
  }
}
