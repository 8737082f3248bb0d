import { setImmediate as breathe } from 'node:timers/promises';
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

/** The event loop serves requests as well: cheap evaluators give it back this often. */
const CHEAP_AT_ONCE = 20;
const COSTLY_AT_ONCE = 4;
/** Before anything was measured. */
const FIRST_GUESS_MS = 100;
const MOST_PROJECTS = 200;

export interface ScorerParts {
  readonly log: EventLog;
  readonly store: TraceStoreConnection;
  readonly evaluators: readonly Evaluator[];
  readonly allowance: Allowance;
  readonly activity: Activity;
  readonly now?: () => number;
}

export interface ScoringTurn {
  readonly settings: EvaluatorSettings;
  /** Which part of what inference may take now is for these answers. */
  readonly shareOfAllowance: number;
  readonly signal: AbortSignal;
}

/** Judges answers with every evaluator that a project has switched on, and brings what is new to the log. */
export class Scorer {
  private readonly caches = new Map<string, VerdictCache>();
  private readonly usualMs = new Map<string, number>();

  constructor(private readonly parts: ScorerParts) {}

  /** How many scores it made. They are durable when it resolves. */
  async score(project: string, answers: readonly PlacedAnswer[], turn: ScoringTurn): Promise<number> {
    const { evaluators, log, now = Date.now } = this.parts;
    const enabled = evaluators.filter(({ name }) => turn.settings[name]?.enabled !== false);
    const tasks = await this.withoutScored(project, planTasks(answers, enabled));
    const scores: ScoreInput[] = [];
    for (const evaluator of enabled) {
      const own = tasks.filter((task) => task.evaluator === evaluator);
      if (own.length > 0) scores.push(...(await this.judge(project, evaluator, own, turn)));
    }
    await appendScores(log, { project, now: now() }, scores);
    return scores.length;
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

  private async judge(
    project: string,
    evaluator: Evaluator,
    tasks: readonly Task[],
    turn: ScoringTurn,
  ): Promise<ScoreInput[]> {
    const { allowance, activity, now = Date.now } = this.parts;
    const cache = this.cacheOf(project);
    const known = await cache.find(
      evaluator,
      tasks.map((task) => task.inputHash),
    );
    const isCheap = evaluator.cost === 'cheap';
    const unknown = new Set(tasks.map((task) => task.inputHash).filter((hash) => !known.has(hash)));
    const probability = inclusionProbability({
      share: turn.settings[evaluator.name]?.share ?? 1,
      wantedMs: isCheap ? 0 : unknown.size * (this.usualMs.get(evaluator.name) ?? FIRST_GUESS_MS),
      availableMs: allowance.available() * turn.shareOfAllowance,
    });
    const picked = tasks.filter((task) => isPicked(project, unitOf(task), probability));
    activity.shed(project, evaluator.name, tasks.length - picked.length);
    const scores: ScoreInput[] = [];
    const judgeOne = async (task: Task): Promise<void> => {
      turn.signal.throwIfAborted();
      const key = verdictKey(evaluator, task.inputHash);
      try {
        const verdict = known.get(task.inputHash) ?? (await this.evaluate(evaluator, task));
        activity.scored(project, evaluator.name, verdict);
        if (!verdict) return;
        known.set(task.inputHash, verdict);
        if (!isCheap) cache.keep(key, verdict);
        scores.push(toScore(task, verdict, { at: now(), probability }));
      } catch (error) {
        turn.signal.throwIfAborted();
        if (isTransient(error)) throw error;
        activity.failed(project, evaluator.name, error);
      }
    };
    // Equal inputs one after the other: the second finds the verdict of the first.
    const ordered = [...picked].sort((a, b) => (a.inputHash < b.inputHash ? -1 : 1));
    if (isCheap) {
      for (const [index, task] of ordered.entries()) {
        await judgeOne(task);
        if (index % CHEAP_AT_ONCE === CHEAP_AT_ONCE - 1) await breathe();
      }
    } else await runConcurrently(groupByInput(ordered), COSTLY_AT_ONCE, judgeOne);
    return scores;
  }

  private async evaluate(evaluator: Evaluator, task: Task): Promise<Verdict | null> {
    const { allowance } = this.parts;
    const verdict = await evaluator.evaluate(task.answer);
    if (evaluator.cost === 'cheap' || verdict?.cpuMs === undefined) return verdict;
    allowance.spend(verdict.cpuMs);
    const usual = this.usualMs.get(evaluator.name);
    this.usualMs.set(
      evaluator.name,
      usual === undefined ? verdict.cpuMs : 0.95 * usual + 0.05 * verdict.cpuMs,
    );
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

/** A failure of the machinery and not of the answer: the whole is tried again. */
function isTransient(error: unknown): boolean {
  return error instanceof Error && 'isTransient' in error && error.isTransient === true;
}

function groupByInput(tasks: readonly Task[]): Task[][] {
  const groups: Task[][] = [];
  for (const task of tasks) {
    const last = groups.at(-1);
    if (last && last[0]!.inputHash === task.inputHash) last.push(task);
    else groups.push([task]);
  }
  return groups;
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
