import {
  type JudgedObservation,
  measuredBy,
  type MonitorClosing,
  type StoredMonitor,
} from '@almenara/control-plane';
import { backtest, decide, type Decision, dueAt, FIRST_STATE, type Observation } from '@almenara/monitors';
import { type MeasuredWindow, readWindows } from '@almenara/trace-store';
import type { MonitorOptions } from '../monitor-options.js';
import { KEPT_MS, pastNeeded, TOLD_MS } from './history.js';
import type { Memory, Remembered } from './memory.js';

type Failing = Parameters<typeof readWindows>[4];

export interface MonitorToJudge {
  readonly project: string;
  readonly monitor: StoredMonitor & { readonly enabledAt: Date };
  /** Start of the first window that cannot be judged yet. */
  readonly to: number;
  /** Before this there is nothing to judge: no event yet, or rows that are not all there any more. */
  readonly begin: number;
  /** No more of the past has arrived since the look before. */
  readonly isHistoryWhole: boolean;
  readonly threshold: number | undefined;
  readonly closing: MonitorClosing | undefined;
  readonly failingOf: Failing;
  readonly signal: AbortSignal;
}

/** Windows that are read and judged at once. */
const WINDOWS_AT_ONCE = 7 * 24;

/**
 * Judges the windows of a monitor that are not judged yet, in order, each once: what two processes say of one is kept of
 * the first, and the other one starts over from what is kept, in its next run. Answers how many windows it judged.
 */
export async function judgeMonitor(
  options: MonitorOptions,
  memory: Memory,
  asked: MonitorToJudge,
): Promise<{ judged: number; isDone: boolean }> {
  const { project, monitor, to, signal } = asked;
  const length = monitor.definition.windowMinutes * 60_000;
  const key = `${project}\n${monitor.id}\n${monitor.version}`;
  let run = await resume(options, memory.get(key), asked);
  memory.delete(key);
  if (run === undefined) return { judged: 0, isDone: false };
  let judged = 0;
  while (run.next < to) {
    signal.throwIfAborted();
    const until = Math.min(to, run.next + WINDOWS_AT_ONCE * length);
    const range = { from: run.next, to: until };
    const windows = await readWindows(options.store, project, monitor.definition, range, asked.failingOf);
    const { rows, after } = judgeWindows(options, asked, run, windows);
    const place = { monitor: monitor.id, version: monitor.version };
    const isFirst = await options.controlPlane.monitorObservations.add(
      project,
      place,
      measuredBy(monitor.definition),
      rows,
    );
    if (!isFirst) return { judged, isDone: false };
    judged += rows.length;
    run = after;
  }
  memory.set(key, run);
  return { judged, isDone: true };
}

/** Nothing while the past that the first windows lie in is still arriving: each is judged once. */
async function resume(
  { controlPlane, now = Date.now }: MonitorOptions,
  known: Remembered | undefined,
  { project, monitor, begin, isHistoryWhole }: MonitorToJudge,
): Promise<Remembered | undefined> {
  const { definition, id, version, enabledAt } = monitor;
  const length = definition.windowMinutes * 60_000;
  const place = { monitor: id, version };
  const newest = await controlPlane.monitorObservations.findNewest(project, place);
  if (newest === undefined) {
    if (begin < enabledAt.getTime() && !isHistoryWhole) return undefined;
    // What was never judged begins with the past that its detector needs.
    const first = Math.max(enabledAt.getTime(), now() - TOLD_MS);
    const past = Math.max(first - pastNeeded(definition), Math.min(first, begin));
    const next = Math.floor(past / length) * length;
    return { state: FIRST_STATE, next, restartedAt: enabledAt.getTime() };
  }
  if (known && known.next === newest + length) return known;
  const range = { from: now() - KEPT_MS, to: newest + 1 };
  const kept = await controlPlane.monitorObservations.list(project, place, range);
  const observations = kept.map(({ observation }) => observation);
  const restartedAt = Math.max(enabledAt.getTime(), ...observations.map(({ restart }) => restart?.at ?? 0));
  return { state: backtest(definition, observations).state, next: newest + length, restartedAt };
}

function judgeWindows(
  { now = Date.now }: MonitorOptions,
  { monitor, threshold, closing }: MonitorToJudge,
  run: Remembered,
  windows: readonly MeasuredWindow[],
): { rows: JudgedObservation[]; after: Remembered } {
  const { definition, enabledAt, mutedUntil } = monitor;
  const length = definition.windowMinutes * 60_000;
  let { state, next, restartedAt } = run;
  const rows = windows.map(({ window, figures }): JudgedObservation => {
    const due = dueAt(definition, window);
    const isHistory = due <= enabledAt.getTime() || due < now() - TOLD_MS;
    const isMuted = mutedUntil !== null && due < mutedUntil.getTime();
    const restarts = closing !== undefined && closing.at > restartedAt && due >= closing.at;
    const observation: Observation = {
      ...figures,
      window,
      threshold: threshold ?? null,
      muted: isHistory || isMuted,
      restart: restarts ? { at: closing.at, since: closing.normalSince } : null,
    };
    const decided = decide(definition, state, observation, due);
    state = decided.state;
    next = window + length;
    if (restarts) restartedAt = closing.at;
    return { observation, decision: decided.decision, tell: toTell(decided.decision) };
  });
  return { rows, after: { state, next, restartedAt } };
}

function toTell({ opened, retold, outcome }: Decision): JudgedObservation['tell'] {
  if (opened) return 'opened';
  if (retold) return 'retold';
  return outcome === 'recovered' ? 'recovered' : null;
}
