import { DRIFT_SETTING, readDriftSettings, type StoredMonitor } from '@almenara/control-plane';
import { isWatchedStream, shareBudget } from '@almenara/monitors';
import { findFirstEventHour, HOUR_MS, listWatched } from '@almenara/trace-store';
import { findFirstWholeHour, HISTORY_HOURS, WATERMARK_MS } from '../drift/hours.js';
import { findWholeUntil } from '../drift/readiness.js';
import type { MonitorOptions } from '../monitor-options.js';
import { findLimit } from './find-limit.js';
import { KEPT_MS } from './history.js';
import { judgeMonitor } from './judge-monitor.js';
import type { Memory } from './memory.js';
import type { MonitorMetrics } from './monitor-metrics.js';

export interface MonitorWork {
  readonly options: MonitorOptions;
  readonly memory: Memory;
  readonly metrics: MonitorMetrics;
  /** Until which window each monitor is judged, to do nothing until the next one is due. */
  readonly judgedTo: Map<string, number>;
  /** What history each project was seen with at the look before. */
  readonly history: Map<string, string>;
}

type EnabledMonitor = StoredMonitor & { readonly enabledAt: Date };

/** Judges what is due of the enabled monitors of a project. */
export async function judgeProjectMonitors(
  work: MonitorWork,
  project: string,
  signal: AbortSignal,
): Promise<void> {
  const { controlPlane, store, now = Date.now } = work.options;
  const at = now();
  const monitors = await controlPlane.monitors.list(project);
  const enabled = monitors.filter(
    (monitor): monitor is EnabledMonitor => monitor.enabled && monitor.enabledAt !== null,
  );
  const to = Math.floor((at - WATERMARK_MS) / HOUR_MS);
  const wholeUntil = await findWholeUntil(work.options, project, to);
  const scoresUntil = wholeUntil.scores === to ? Infinity : wholeUntil.scores * HOUR_MS;
  const due = enabled
    .map((monitor) => ({ monitor, to: findLimit(monitor.definition, at, scoresUntil) }))
    .filter(({ monitor, to: limit }) => (work.judgedTo.get(keyOf(project, monitor)) ?? -1) < limit);
  if (due.length === 0) return;
  const settings = readDriftSettings(await controlPlane.settings.get(project, DRIFT_SETTING));
  const streams = await listWatched(store, project, { from: to - HISTORY_HOURS, to });
  const watched = streams.filter((stream) => isWatchedStream(settings, stream, to));
  const budget = shareBudget(settings, watched, monitors);
  const closings = await controlPlane.monitorIncidents.closings(project);
  const registered = await controlPlane.evaluators.list();
  const whole = await findFirstWholeHour(controlPlane, project, at);
  const first = await findFirstEventHour(store, project, { from: whole, to });
  const history = `${first} ${await controlPlane.backfills.findNewestHistory(project)}`;
  const isHistoryWhole = work.history.get(project) === history;
  work.history.set(project, history);
  for (const { monitor, to: limit } of due) {
    signal.throwIfAborted();
    const { judged, isDone } = await judgeMonitor(work.options, work.memory, {
      project,
      monitor,
      to: limit,
      begin: first === undefined ? Infinity : first * HOUR_MS,
      isHistoryWhole,
      threshold: budget.ofMonitor(monitor.id)?.threshold,
      closing: closings.get(monitor.id),
      failingOf: (score) => {
        const labels = registered.find(({ name }) => name === score)?.failing;
        return labels ? { labels } : {};
      },
      signal,
    });
    work.metrics.countJudged(judged);
    if (isDone) work.judgedTo.set(keyOf(project, monitor), limit);
  }
  await controlPlane.monitorObservations.removeBefore(project, at - KEPT_MS);
}

const keyOf = (project: string, { id, version }: StoredMonitor): string => `${project}\n${id}\n${version}`;
