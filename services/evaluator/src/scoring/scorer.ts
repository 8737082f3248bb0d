import { setTimeout as pause } from 'node:timers/promises';
import type { EvaluatorSettings, ScoreInput } from '@almenara/contract';
import type { Evaluator, Verdict } from '@almenara/evaluators';
import { listScoreInputs, type TraceStoreConnection } from '@almenara/trace-store';
import type { EventLog } from '@almenara/event-log';
import type { Activity } from '../activity/activity.js';
import type { Allowance } from '../sampling/allowance.js';
import { inclusionProbability, isPicked } from '../sampling/pick.js';
import { appendScores } from './append-scores.js';
import { planTasks, type PlacedAnswer, type Task, toScore, unitOf } from './plan.js';
import { VerdictCache, verdictKey } from './verdict-cache.js';

/** The event loop serves requests as well: cheap evaluators give it back after so long, for so long. */
const CHEAP_MS_AT_ONCE = 4;
const CHEAP_PAUSE_MS = 10;
/** Of this thread, to read an answer from the store: rows come as text. */
const READ_MS = 0.6;
const COSTLY_AT_ONCE = 4;
/** Before anything was measured. */
const FIRST_GUESS_MS = 100;
const FIRST_GUESS_HERE_MS = 2;
/** Answers after which the guess of this thread's time is made anew. */
const LEARNED_FROM = 50;
/** A longer time of a cheap evaluator was not its own: it loaded something, or the machine was busy. */
const LONGEST_CHEAP_MS = 20;
const MOST_PROJECTS = 200;

export interface ScorerParts {
  readonly log: EventLog;
  readonly store: TraceStoreConnection;
  readonly evaluators: readonly Evaluator[];
  readonly allowance: Allowance;
  /** For what runs on this thread: reading answers, and evaluators without a model. */
  readonly cheapAllowance: Allowance;
  readonly activity: Activity;
  readonly now?: () => number;
}

export interface ScoringTurn {
  readonly settings: EvaluatorSettings;
  readonly signal: AbortSignal;
  /** With which the answers were read at all: 1 when absent. */
  readonly chance?: number;
  /** Called before a model has to infer: where all verdicts are known, nothing is waited for. */
  readonly beforeInference?: () => Promise<unknown>;
}

/** What one evaluator has to do in a portion of answers. */
interface Work {
  readonly evaluator: Evaluator;
  readonly tasks: readonly Task[];
  /** Verdicts by the digest of what was read. */
  readonly known: Map<string, Verdict>;
  /** CPU time that the others would take. */
  readonly wantedMs: number;
}

/** Judges answers with every evaluator that a project has switched on, and brings what is new to the log. */
export class Scorer {
  private readonly caches = new Map<string, VerdictCache>();
  private readonly usualMs = new Map<string, number>();
  /** Time of this thread that an answer takes, and what was seen of it since it was learned last. */
  private usualHereMs = FIRST_GUESS_HERE_MS;
  private readonly inferred = { count: 0, cpuMs: 0 };
  private spentHereMs = 0;
  private answersHere = 0;

  constructor(private readonly parts: ScorerParts) {}

  /** How many scores it made. They are durable when it resolves. */
  async score(project: string, answers: readonly PlacedAnswer[], turn: ScoringTurn): Promise<number> {
    const { evaluators, log, now = Date.now } = this.parts;
    const enabled = evaluators.filter(({ name }) => turn.settings[name]?.enabled !== false);
    if (enabled.length === 0 || answers.length === 0) return 0;
    const planned = await this.plan(answers, enabled, turn.signal);
    const tasks = await this.withoutScored(project, planned);
    const works: Work[] = [];
    for (const evaluator of enabled) {
      const own = tasks.filter((task) => task.evaluator === evaluator);
      if (own.length > 0) works.push(await this.lookUp(project, evaluator, own));
    }
    const wantedMs = works.reduce((sum, work) => sum + work.wantedMs, 0);
    if (wantedMs > 0) await turn.beforeInference?.();
    const availableMs = this.parts.allowance.available();
    let made = 0;
    for (const work of works) {
      const share = turn.settings[work.evaluator.name]?.share ?? 1;
      const picked =
        work.evaluator.cost === 'cheap' ? share : inclusionProbability({ share, wantedMs, availableMs });
      const scores = await this.judge(project, work, { picked, read: turn.chance ?? 1 }, turn.signal);
      await appendScores(log, { project, now: now() }, scores);
      made += scores.length;
    }
    return made;
  }

  /** A little at a time, because it reads all texts. */
  private async plan(
    answers: readonly PlacedAnswer[],
    enabled: readonly Evaluator[],
    signal: AbortSignal,
  ): Promise<Task[]> {
    const tasks: Task[] = [];
    let since = performance.now();
    for (const answer of answers) {
      const began = performance.now();
      tasks.push(...planTasks([answer], enabled));
      const now = performance.now();
      this.spendHere(Math.min(now - began, LONGEST_CHEAP_MS) + READ_MS, 1);
      if (now - since < CHEAP_MS_AT_ONCE) continue;
      await pause(CHEAP_PAUSE_MS, undefined, { signal });
      since = performance.now();
    }
    return tasks;
  }

  /**
   * Share of so many traces for which this thread has time: reading them, and judging them without a model, takes it
   * from everybody else.
   */
  readableShare(traces: number): number {
    const availableMs = this.parts.cheapAllowance.available();
    return inclusionProbability({ share: 1, wantedMs: traces * this.usualHereMs, availableMs });
  }

  private spendHere(milliseconds: number, answers: number): void {
    this.parts.cheapAllowance.spend(milliseconds);
    this.spentHereMs += milliseconds;
    this.answersHere += answers;
    if (this.answersHere < LEARNED_FROM) return;
    this.usualHereMs = 0.5 * this.usualHereMs + (0.5 * this.spentHereMs) / this.answersHere;
    this.spentHereMs = 0;
    this.answersHere = 0;
  }

  /** What was scored by this version with the same input needs no other score. */
  private async withoutScored(project: string, tasks: readonly Task[]): Promise<Task[]> {
    const known = await listScoreInputs(
      this.parts.store,
      project,
      tasks.map(({ id }) => id),
    );
    return tasks.filter((task) => known.get(task.id) !== task.inputHash);
  }

  private async lookUp(project: string, evaluator: Evaluator, tasks: readonly Task[]): Promise<Work> {
    const hashes = tasks.map((task) => task.inputHash);
    const known = await this.cacheOf(project).find(evaluator, hashes);
    const unknown = new Set(hashes.filter((hash) => !known.has(hash)));
    const usualMs = evaluator.cost === 'cheap' ? 0 : (this.usualMs.get(evaluator.name) ?? FIRST_GUESS_MS);
    return { evaluator, tasks, known, wantedMs: unknown.size * usualMs };
  }

  private async judge(
    project: string,
    { evaluator, tasks, known }: Work,
    chances: { readonly picked: number; readonly read: number },
    signal: AbortSignal,
  ): Promise<ScoreInput[]> {
    const { activity, now = Date.now } = this.parts;
    const cache = this.cacheOf(project);
    const isCheap = evaluator.cost === 'cheap';
    const picked = tasks.filter((task) => isPicked(project, unitOf(task), chances.picked));
    activity.shed(project, evaluator.name, tasks.length - picked.length);
    const scores: ScoreInput[] = [];
    const judgeOne = async (task: Task): Promise<void> => {
      signal.throwIfAborted();
      try {
        const cached = known.get(task.inputHash);
        const verdict = cached ?? (await this.evaluate(evaluator, task));
        activity.scored(project, evaluator.name, verdict, cached !== undefined);
        if (!verdict) return;
        known.set(task.inputHash, verdict);
        if (!isCheap) cache.keep(verdictKey(evaluator, task.inputHash), verdict);
        const probability = chances.picked * chances.read;
        scores.push(toScore(task, verdict, { at: now(), probability }));
      } catch (error) {
        signal.throwIfAborted();
        // Nobody waits for one answer: a back-fill comes back to those without a score.
        activity.failed(project, evaluator.name, error);
      }
    };
    if (isCheap) {
      let since = performance.now();
      for (const task of picked) {
        await judgeOne(task);
        if (performance.now() - since < CHEAP_MS_AT_ONCE) continue;
        await pause(CHEAP_PAUSE_MS, undefined, { signal });
        since = performance.now();
      }
    } else await this.inferAll(evaluator, groupByInput(picked), judgeOne);
    return scores;
  }

  /**
   * What was used up is the larger of CPU time and time: a busy machine gives inference, which stands behind everything
   * else, little of its cores, and then less can be judged.
   */
  private async inferAll(
    { name }: Evaluator,
    groups: readonly (readonly Task[])[],
    judgeOne: (task: Task) => Promise<void>,
  ): Promise<void> {
    const before = { ...this.inferred };
    const began = performance.now();
    await runConcurrently(groups, COSTLY_AT_ONCE, judgeOne);
    const count = this.inferred.count - before.count;
    if (count === 0) return;
    const usedMs = Math.max(this.inferred.cpuMs - before.cpuMs, performance.now() - began);
    this.parts.allowance.spend(usedMs);
    const usual = this.usualMs.get(name) ?? usedMs / count;
    const weight = Math.min(0.5, count / 50);
    this.usualMs.set(name, (1 - weight) * usual + (weight * usedMs) / count);
  }

  private async evaluate(evaluator: Evaluator, task: Task): Promise<Verdict | null> {
    const began = performance.now();
    const verdict = await evaluator.evaluate(task.answer);
    if (evaluator.cost === 'cheap') {
      this.spendHere(Math.min(performance.now() - began, LONGEST_CHEAP_MS), 0);
    } else if (verdict?.cpuMs !== undefined) {
      this.inferred.count++;
      this.inferred.cpuMs += verdict.cpuMs;
    }
    return verdict;
  }

  private cacheOf(project: string): VerdictCache {
    let cache = this.caches.get(project);
    if (!cache) {
      if (this.caches.size >= MOST_PROJECTS) this.caches.delete(this.caches.keys().next().value!);
      this.caches.set(project, (cache = new VerdictCache(this.parts.store, project)));
    }
    return cache;
  }
}

/** Equal inputs one after the other: the second finds the verdict of the first. */
function groupByInput(tasks: readonly Task[]): Task[][] {
  return [...Map.groupBy(tasks, (task) => task.inputHash).values()];
}

/** Groups side by side, the items of each in their order. */
async function runConcurrently<Item>(
  groups: readonly (readonly Item[])[],
  atOnce: number,
  run: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...groups];
  const work = async (): Promise<void> => {
    for (let group = waiting.shift(); group; group = waiting.shift()) {
      for (const item of group) await run(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, groups.length) }, work));
}
