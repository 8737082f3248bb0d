import { setTimeout as pause } from 'node:timers/promises';
import { BACKFILL_QUEUE } from '@almenara/control-plane';
import type { LogRecord } from '@almenara/event-log';
import type { Activity } from '../activity/activity.js';
import type { EvaluatorOptions } from '../evaluator-options.js';
import { isPicked } from '../sampling/pick.js';
import { readPlacedAnswers, type TraceAnswers } from '../scoring/read-placed-answers.js';
import type { Allowance } from '../sampling/allowance.js';
import type { Scorer } from '../scoring/scorer.js';
import { scoreSteps } from '../scoring/score-steps.js';
import type { VectorPlan, VectorWriter } from '../vectors/vector-writer.js';
import { touchedTraces } from './touched-traces.js';
import { waitUntilStored } from './wait-until-stored.js';

/** A trace that has been quiet for so long is taken for whole. */
export const QUIET_MS = 5_000;
/** An answer that began longer ago is history. */
const HISTORY_MS = 3_600_000;
/** A trace begins before its spans. */
const BACKFILL_MARGIN_MS = 600_000;
/** Their rows lie together: each read takes whole blocks of them. */
const TRACES_PER_READ = 1_000;
/** Their texts are in memory at once. */
const TRACES_AT_ONCE = 3_000;
const CHARACTERS_AT_ONCE = 16_000_000;
/** CPU time that a portion waits for before any of it is shed. */
const WORTH_WAITING_MS = 2_000;

export interface Intake {
  readonly options: EvaluatorOptions;
  readonly scorer: Scorer;
  readonly allowance: Allowance;
  readonly activity: Activity;
  readonly vectors: VectorWriter | undefined;
  readonly signal: AbortSignal;
}

/**
 * Scores the answers of the traces that records tell of: those that are whole as soon as they are stored, the others
 * when nothing came for some seconds. Resolves when all their scores and vectors are durable, so that the records may
 * be committed.
 */
export async function handleRecords(intake: Intake, records: readonly LogRecord[]): Promise<void> {
  const { options, signal } = intake;
  const touched = touchedTraces(records);
  if (touched.size === 0) return;
  const last = records.at(-1)!;
  await waitUntilStored(options.log, last, signal);
  const unsettled = new Map<string, Readable>();
  for (const [project, traces] of touched) {
    const { old, fresh } = splitByAge(traces);
    await askForBackfill(options, project, old);
    const readable = await chooseReadable(intake, project, fresh);
    const left = await scoreTraces(intake, project, readable, { settledOnly: true });
    if (left.length > 0) unsettled.set(project, { ...readable, traces: left });
  }
  if (unsettled.size > 0) {
    // Later records of these traces are in a later batch, which looks at them again.
    const quietAt = last.appendedAt + (options.quietMs ?? QUIET_MS);
    await pause(Math.max(0, quietAt - Date.now()), undefined, { signal });
    for (const [project, readable] of unsettled)
      await scoreTraces(intake, project, readable, { settledOnly: false });
  }
  // All of them: of a trace that was erased after its vectors were written and before this process ended nothing else
  // is left.
  for (const [project, traces] of touched) await intake.vectors?.dropErased(project, [...traces.keys()]);
}

/** Traces that are read, for evaluators as far as there is time, or for vectors. */
interface Readable {
  readonly traces: readonly string[];
  /** Those that evaluators read, and the chance with which each was chosen. */
  readonly judged: ReadonlySet<string>;
  readonly chance: number;
  readonly vectors: VectorPlan | undefined;
}

/** Once for a batch: who is looked at again later was chosen before, and keeps that chance. */
async function chooseReadable(intake: Intake, project: string, traces: readonly string[]): Promise<Readable> {
  const { scorer, activity } = intake;
  const chance = scorer.readableShare(traces.length);
  const judged = new Set(traces.filter((traceId) => isPicked(project, `read\n${traceId}`, chance)));
  activity.unread(project, traces.length - judged.size);
  const vectors = await intake.vectors?.plan(project, traces);
  const read = traces.filter((traceId) => judged.has(traceId) || vectors?.traces.has(traceId));
  return { traces: read, judged, chance, vectors };
}

/** The traces that are not whole yet, when only whole ones are wanted. */
async function scoreTraces(
  { options, scorer, allowance, activity, vectors, signal }: Intake,
  project: string,
  readable: Readable,
  { settledOnly }: { readonly settledOnly: boolean },
): Promise<string[]> {
  const settings = await options.controlPlane.evaluatorSettings.of(project);
  const { traces, judged, chance } = readable;
  const left: string[] = [];
  const isReady = ({ isSettled }: TraceAnswers) => isSettled || !settledOnly;
  for await (const portion of readPortions(options, project, traces)) {
    signal.throwIfAborted();
    const ready = portion.filter(isReady);
    left.push(...portion.filter((trace) => !isReady(trace)).map(({ traceId }) => traceId));
    if (readable.vectors) {
      const { traces: planned, shares } = readable.vectors;
      const own = ready.filter(({ traceId }) => planned.has(traceId));
      await vectors?.write(project, own, { shares, signal });
    }
    const toJudge = ready.filter(({ traceId }) => judged.has(traceId));
    if (toJudge.length === 0) continue;
    await pause(allowance.waitFor(WORTH_WAITING_MS), undefined, { signal });
    await scorer.score(
      project,
      toJudge.flatMap(({ answers }) => answers),
      { settings, signal, chance },
    );
    await scoreSteps({ options, activity }, project, toJudge, { settings, chance });
  }
  return left;
}

function splitByAge(traces: ReadonlyMap<string, number | undefined>): { old: number[]; fresh: string[] } {
  const old: number[] = [];
  const fresh: string[] = [];
  for (const [traceId, startTime] of traces) {
    if (startTime !== undefined && Date.now() - startTime > HISTORY_MS) old.push(startTime);
    else fresh.push(traceId);
  }
  return { old, fresh };
}

/** History that is sent, as by an import, is scored whole, and later: nobody waits for it, and it keeps nobody waiting. */
async function askForBackfill(
  { controlPlane, evaluators, traceEvaluators, floor }: EvaluatorOptions,
  project: string,
  startTimes: readonly number[],
): Promise<void> {
  if (startTimes.length === 0) return;
  if (evaluators.length + traceEvaluators.length === 0 && !floor) return;
  const from = new Date(startTimes.reduce((least, time) => Math.min(least, time)) - BACKFILL_MARGIN_MS);
  const to = new Date(startTimes.reduce((most, time) => Math.max(most, time)) + BACKFILL_MARGIN_MS);
  await controlPlane.backfills.askFor({ project, from, to });
  // The back-fill is durable: without this job it begins within a minute.
  await controlPlane.jobs.send(BACKFILL_QUEUE, { project }, { key: project }).catch(() => undefined);
}

/**
 * Traces as many as memory allows: their answers share one inclusion probability, so the more of them are looked at
 * together, the better is known how many there are.
 */
async function* readPortions(
  { store }: EvaluatorOptions,
  project: string,
  traces: readonly string[],
): AsyncGenerator<TraceAnswers[]> {
  let portion: TraceAnswers[] = [];
  let characters = 0;
  for (let first = 0; first < traces.length; first += TRACES_PER_READ) {
    const found = await readPlacedAnswers(store, project, traces.slice(first, first + TRACES_PER_READ));
    portion.push(...found);
    characters += found.reduce((sum, trace) => sum + lengthOf(trace), 0);
    if (portion.length < TRACES_AT_ONCE && characters < CHARACTERS_AT_ONCE) continue;
    yield portion;
    portion = [];
    characters = 0;
  }
  if (portion.length > 0) yield portion;
}

function lengthOf({ answers }: TraceAnswers): number {
  return answers.reduce(
    (sum, { answer }) =>
      answer.context.passages.reduce((inner, { text }) => inner + text.length, sum + answer.text.length),
    0,
  );
}
