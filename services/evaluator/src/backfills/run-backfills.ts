import { setTimeout as pause } from 'node:timers/promises';
import type { EvaluatorSettings } from '@almenara/contract';
import type { StoredBackfill } from '@almenara/control-plane';
import { countAnsweredTraces, listAnsweredTraces } from '@almenara/trace-store';
import type { Activity } from '../activity/activity.js';
import type { EvaluatorOptions } from '../evaluator-options.js';
import type { Allowance } from '../sampling/allowance.js';
import { readPlacedAnswers } from '../scoring/read-placed-answers.js';
import { scoreSteps } from '../scoring/score-steps.js';
import type { Scorer } from '../scoring/scorer.js';
import { embedHistory } from '../vectors/embed-history.js';
import type { VectorWriter } from '../vectors/vector-writer.js';

/** New answers come first: history is scored in small portions, each from time that is to spare. */
const TRACES_AT_ONCE = 25;
const CHEAP_TO_SPARE_MS = 500;

export interface BackfillWork {
  readonly options: EvaluatorOptions;
  readonly scorer: Scorer;
  readonly allowance: Allowance;
  readonly cheapAllowance: Allowance;
  readonly activity: Activity;
  readonly vectors: VectorWriter | undefined;
  /** CPU time that must be there before a portion is inferred: half of what may be spent at once. */
  readonly toSpareMs: number;
}

/** Scores the history that was asked for in a project, one back-fill after another. */
export async function runBackfills(work: BackfillWork, project: string, signal: AbortSignal): Promise<void> {
  const { backfills } = work.options.controlPlane;
  for (;;) {
    await embedWaiting(work, project, signal);
    const backfill = await backfills.findUnfinished(project);
    if (!backfill) return;
    await runBackfill(work, backfill, signal);
  }
}

/** Texts get their vectors before anything is scored: that is quick, and drift is judged by them. */
async function embedWaiting(work: BackfillWork, project: string, signal: AbortSignal): Promise<void> {
  const { store, controlPlane } = work.options;
  for (;;) {
    const backfill = await controlPlane.backfills.findUnembedded(project);
    if (!backfill) return;
    const { id, from, to } = backfill;
    const window = { from: from.toISOString(), to: to.toISOString() };
    const traces = await countAnsweredTraces(store, project, window);
    if (!(await controlPlane.backfills.begin(id, { traces }))) continue;
    if (await embedHistory(work, { ...backfill, traces }, signal))
      await controlPlane.backfills.markEmbedded(id);
  }
}

/** Progress is durable after each portion: after a sudden end at most one is looked at twice, which changes nothing. */
async function runBackfill(work: BackfillWork, backfill: StoredBackfill, signal: AbortSignal): Promise<void> {
  const { options, scorer, allowance, cheapAllowance, toSpareMs } = work;
  const { store, controlPlane } = options;
  const { id, project, from, to, evaluator: wanted } = backfill;
  if (wanted !== null && !namesOf(options).includes(wanted)) {
    const failure = `no evaluator ${wanted} is loaded`;
    return controlPlane.backfills.finish(id, { state: 'failed', failure });
  }
  let { looked, scored } = backfill;
  let after = backfill.after ?? undefined;
  const window = { from: from.toISOString(), to: to.toISOString() };
  if (after === undefined) {
    const traces = await countAnsweredTraces(store, project, window);
    if (!(await controlPlane.backfills.begin(id, { traces }))) return;
  }
  for (;;) {
    signal.throwIfAborted();
    await embedWaiting(work, project, signal);
    const page = await listAnsweredTraces(store, project, { ...window, after, limit: TRACES_AT_ONCE });
    const last = page.at(-1);
    if (!last) return controlPlane.backfills.finish(id, { state: 'done', failure: null });
    await pause(cheapAllowance.waitFor(CHEAP_TO_SPARE_MS), undefined, { signal });
    const settings = only(backfill.evaluator, options, await controlPlane.evaluatorSettings.of(project));
    const traces = await readPlacedAnswers(
      store,
      project,
      page.map(({ trace_id }) => trace_id),
    );
    const answers = traces.flatMap((trace) => trace.answers);
    const beforeInference = () => pause(allowance.waitFor(toSpareMs), undefined, { signal });
    scored += await scorer.score(project, answers, { settings, signal, beforeInference });
    scored += await scoreSteps(work, project, traces, { settings });
    looked += page.length;
    after = last;
    if (!(await controlPlane.backfills.advance(id, { looked, scored, after }))) return;
  }
}

/** The settings with all others switched off, when one evaluator was asked for. */
function only(
  evaluator: string | null,
  options: EvaluatorOptions,
  settings: EvaluatorSettings,
): EvaluatorSettings {
  if (evaluator === null) return settings;
  const others = namesOf(options).filter((name) => name !== evaluator);
  return {
    [evaluator]: { enabled: true, share: settings[evaluator]?.share ?? 1 },
    ...Object.fromEntries(others.map((name) => [name, { enabled: false, share: 1 }])),
  };
}

function namesOf({ evaluators, traceEvaluators }: EvaluatorOptions): string[] {
  return [...evaluators, ...traceEvaluators].map(({ name }) => name);
}
