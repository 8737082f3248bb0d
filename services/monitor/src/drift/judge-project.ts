import type { Reference } from '@almenara/drift';
import { DRIFT_SETTING, readDriftSettings } from '@almenara/control-plane';
import { isWatchedStream, shareBudget } from '@almenara/monitors';
import type { DriftReference, DriftSettings } from '@almenara/contract';
import {
  HOUR_MS,
  findFirstEventHour,
  listWatched,
  sketchDirtyHours,
  sourceOfStream,
  type WatchedStream,
} from '@almenara/trace-store';
import type { MonitorOptions } from '../monitor-options.js';
import type { DriftMetrics } from './drift-metrics.js';
import { findFirstWholeHour, HISTORY_HOURS, WATERMARK_MS } from './hours.js';
import { judgeStream } from './judge-stream.js';
import { findWholeUntil, type WholeUntil } from './readiness.js';
import type { Memory } from './memory.js';
import type { CreateWatch } from './watch.js';

/**
 * How often the history of a project was waited for; once it stands still, the hour before which all is judged, by which
 * settings, and which history had arrived by then.
 */
export type Progress =
  | { readonly waited: number }
  | { readonly judgedTo: number; readonly settings: string; readonly history: string | undefined };

export interface DriftWork {
  readonly options: MonitorOptions;
  readonly metrics: DriftMetrics;
  readonly createWatch: CreateWatch;
  readonly memory: Memory;
  readonly progress: Map<string, Progress>;
}

/** Late events of before are no longer waited for. */
const SKETCHED_HOURS = 72;
/** Runs that history may keep coming for before what is there of it is judged. */
const MOST_WAITS = 15;

/** Judges what is to be judged in a project, each stream with its share of the budget of false alarms. */
export async function judgeProject(work: DriftWork, project: string, signal: AbortSignal): Promise<void> {
  const { controlPlane, store, now = Date.now } = work.options;
  const at = now();
  const to = Math.floor((at - WATERMARK_MS) / HOUR_MS);
  const settings = readDriftSettings(await controlPlane.settings.get(project, DRIFT_SETTING));
  const setAs = JSON.stringify(settings);
  const progress = work.progress.get(project) ?? { waited: 0 };
  const arrived = await controlPlane.backfills.findNewestHistory(project);
  // A stream that was just switched on, or history that just arrived, has its hours judged now.
  const isSettled = 'judgedTo' in progress && progress.settings === setAs && progress.history === arrived;
  // To look for changed rows is what costs, and nothing is due before the next hour.
  if (isSettled && progress.judgedTo === to) return;
  const whole = await findFirstWholeHour(controlPlane, project, at);
  const history = { from: to - HISTORY_HOURS, to };
  // After a start, and after waiting, all hours may be other ones than before.
  const from = isSettled
    ? Math.max(whole, to - SKETCHED_HOURS)
    : await findFirstEventHour(store, project, { from: whole, to });
  // What is judged must be what the rows say, also when the sketches' own turn has not come.
  const changed =
    from !== undefined && from < to ? await sketchDirtyHours(store, project, { from, to }, signal) : [];
  const watched = (await listWatched(store, project, history)).filter((stream) =>
    isWatchedStream(settings, stream, to),
  );
  const wholeUntil = await findWholeUntil(work.options, project, to);
  // Scores of history come for long, and wait for nothing but themselves.
  const hasChanged = changed.some(({ source }) => source !== 'scores');
  const isComing = hasChanged && watched.some(({ lastJudged }) => (lastJudged ?? 0) < to - 2);
  const waited = 'waited' in progress ? progress.waited : 0;
  if (isComing && waited < MOST_WAITS) {
    work.progress.set(project, { waited: waited + 1 });
    return;
  }
  work.metrics.setStreams(project, watched.length);
  work.memory.keepOnly(`${project}\n`, new Set(watched.map((stream) => keyOf(project, stream))));
  if (watched.length > 0) await judgeStreams(work, { project, watched, settings, wholeUntil, signal });
  work.progress.set(
    project,
    wholeUntil.scores === to ? { judgedTo: to, settings: setAs, history: arrived } : { waited: 0 },
  );
}

interface StreamsToJudge {
  readonly project: string;
  readonly watched: readonly WatchedStream[];
  readonly settings: DriftSettings;
  readonly wholeUntil: WholeUntil;
  readonly signal: AbortSignal;
}

async function judgeStreams(
  work: DriftWork,
  { project, watched, settings, wholeUntil, signal }: StreamsToJudge,
): Promise<void> {
  const budget = shareBudget(settings, watched, await work.options.controlPlane.monitors.list(project));
  const restarts = await work.options.controlPlane.incidents.restarts(project);
  for (const stream of watched) {
    signal.throwIfAborted();
    await judgeStream(work, {
      project,
      key: keyOf(project, stream),
      stream,
      to: wholeUntil[sourceOfStream(stream.stream)],
      threshold: budget.ofStream(stream)!.threshold,
      reference: toReference(settings.streams[stream.stream]?.reference),
      restartAt: restarts.get(stream.stream),
      signal,
    });
  }
}

const keyOf = (project: string, { stream, encoder }: WatchedStream): string =>
  `${project}\n${stream}\n${encoder}`;

/** In whole hours since 1970 UTC, the beginning and the end rounded outwards. */
function toReference(reference: DriftReference | undefined): Reference {
  const hour = (time: string | undefined, round: (hours: number) => number): number =>
    round(Date.parse(time!) / HOUR_MS);
  switch (reference?.kind) {
    case 'pinned':
      return { kind: 'pinned', from: hour(reference.from, Math.floor), to: hour(reference.to, Math.ceil) };
    case 'since':
      return { kind: 'since', from: hour(reference.from, Math.floor) };
    case 'trailing':
      return { kind: 'trailing' };
    default:
      return { kind: 'seasonal' };
  }
}
