import { setTimeout as pause } from 'node:timers/promises';
import type { EvaluatorSettings } from '@almenara/contract';
import type { StoredBackfill } from '@almenara/control-plane';
import { countAnsweredTraces, listAnsweredTraces } from '@almenara/trace-store';
import type { Activity } from '../activity/activity.js';
import type { EvaluatorOptions } from '../evaluator-options.js';
import type { Allowance } from '../sampling/allowance.js';
import { readPlacedAnswers, type TraceAnswers } from '../scoring/read-placed-answers.js';
import { scoreSteps } from '../scoring/score-steps.js';
import type { Scorer } from '../scoring/scorer.js';
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
  /** CPU time that must be there before a portion begins: half of what may be spent at once. */
  readonly toSpareMs: number;
}

/** Scores the history that was asked for in a project, one back-fill after another. */
export async function runBackfills(work: BackfillWork, project: string, signal: AbortSignal): Promise<void> {
  const { backfills } = work.options.controlPlane;
  for (;;) {
    const backfill = await backfills.findUnfinished(project);
    if (!backfill) return;
    await runBackfill(work, backfill, signal);
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
  let total = backfill.traces;
  if (after === undefined) {
    total = await countAnsweredTraces(store, project, window);
    if (!(await controlPlane.backfills.begin(id, { traces: total }))) return;
  }
  for (;;) {
    signal.throwIfAborted();
    const page = await listAnsweredTraces(store, project, { ...window, after, limit: TRACES_AT_ONCE });
    const last = page.at(-1);
    if (!last) return controlPlane.backfills.finish(id, { state: 'done', failure: null });
    const waitMs = Math.max(allowance.waitFor(toSpareMs), cheapAllowance.waitFor(CHEAP_TO_SPARE_MS));
    await pause(waitMs, undefined, { signal });
    const settings = only(backfill.evaluator, options, await controlPlane.evaluatorSettings.of(project));
    const traces = await readPlacedAnswers(
      store,
      project,
      page.map(({ trace_id }) => trace_id),
    );
    const answers = traces.flatMap((trace) => trace.answers);
    if (wanted === null) await embedPage(work, project, traces, { ...backfill, traces: total }, signal);
    scored += await scorer.score(project, answers, { settings, signal });
    scored += await scoreSteps(work, project, traces, { settings });
    looked += page.length;
    after = last;
    if (!(await controlPlane.backfills.advance(id, { looked, scored, after }))) return;
  }
}

/** Of a window so full that a stream would have been sampled as it came, users are sampled here as well. */
async function embedPage(
  { vectors }: BackfillWork,
  project: string,
  page: readonly TraceAnswers[],
  { from, to, traces }: Pick<StoredBackfill, 'from' | 'to' | 'traces'>,
  signal: AbortSignal,
): Promise<void> {
  if (!vectors) return;
  const seconds = (to.getTime() - from.getTime()) / 1000;
  const shares = vectors.sharesOfHistory(page, traces, seconds);
  await vectors.write(project, page, { shares, signal });
  await vectors.dropErased(
    project,
    page.map(({ traceId }) => traceId),
  );
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
