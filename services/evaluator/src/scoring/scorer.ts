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
  readonly signal: AbortSignal;
  /** Leaves out what needs a model. */
  readonly onlyCheap?: boolean;
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

  constructor(private readonly parts: ScorerParts) {}

  /** How many scores it made. They are durable when it resolves. */
  async score(project: string, answers: readonly PlacedAnswer[], turn: ScoringTurn): Promise<number> {
    const { evaluators, log, now = Date.now } = this.parts;
    const enabled = evaluators.filter(
      ({ name, cost }) => turn.settings[name]?.enabled !== false && (cost === 'cheap' || !turn.onlyCheap),
    );
    const tasks = await this.withoutScored(project, planTasks(answers, enabled));
    const works: Work[] = [];
    for (const evaluator of enabled) {
      const own = tasks.filter((task) => task.evaluator === evaluator);
      if (own.length > 0) works.push(await this.lookUp(project, evaluator, own));
    }
    const wantedMs = works.reduce((sum, work) => sum + work.wantedMs, 0);
    const availableMs = this.parts.allowance.available();
    let made = 0;
    for (const work of works) {
      const share = turn.settings[work.evaluator.name]?.share ?? 1;
      const probability =
        work.evaluator.cost === 'cheap'
          ? inclusionProbability({ share, wantedMs: 0, availableMs: 0 })
          : inclusionProbability({ share, wantedMs, availableMs });
      const scores = await this.judge(project, work, probability, turn.signal);
      await appendScores(log, { project, now: now() }, scores);
      made += scores.length;
    }
    return made;
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
    probability: number,
    signal: AbortSignal,
  ): Promise<ScoreInput[]> {
    const { activity, now = Date.now } = this.parts;
    const cache = this.cacheOf(project);
    const isCheap = evaluator.cost === 'cheap';
    const picked = tasks.filter((task) => isPicked(project, unitOf(task), probability));
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
        scores.push(toScore(task, verdict, { at: now(), probability }));
      } catch (error) {
        signal.throwIfAborted();
        // Nobody waits for one answer: a back-fill comes back to those without a score.
        activity.failed(project, evaluator.name, error);
      }
    };
    if (isCheap) {
      for (const [index, task] of picked.entries()) {
        await judgeOne(task);
        if (index % CHEAP_AT_ONCE === CHEAP_AT_ONCE - 1) await breathe();
      }
    } else await runConcurrently(groupByInput(picked), COSTLY_AT_ONCE, judgeOne);
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
