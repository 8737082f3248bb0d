import { alarmThreshold, budgetShares, type Reference } from '@almenara/drift';
import { DRIFT_SETTING, readDriftSettings } from '@almenara/control-plane';
import type { DriftReference, DriftSettings } from '@almenara/contract';
import {
  findFirstEventHour,
  listWatched,
  sketchDirtyHours,
  sourceOfStream,
  type WatchedStream,
} from '@almenara/trace-store';
import type { MonitorOptions } from '../monitor-options.js';
import type { DriftMetrics } from './drift-metrics.js';
import { findFirstWholeHour, HISTORY_HOURS, HOUR_MS, WATERMARK_MS } from './hours.js';
import { judgeStream } from './judge-stream.js';
import { findWholeUntil } from './readiness.js';
import type { Memory } from './memory.js';
import type { CreateWatch } from './watch.js';

export interface DriftWork {
  readonly options: MonitorOptions;
  readonly metrics: DriftMetrics;
  readonly createWatch: CreateWatch;
  readonly memory: Memory;
  /** How often the history of a project was waited for; absent before it was looked at, null once it stood still. */
  readonly waits: Map<string, number | null>;
}

/** A stream without events for so long is watched no more until it has some. */
const SILENT_HOURS = 7 * 24;
/** Late events of before are no longer waited for. */
const SKETCHED_HOURS = 72;
/** Runs that history may keep coming for before what is there of it is judged. */
const MOST_WAITS = 15;

/** Judges what is to be judged in a project, each stream with its share of the budget of false alarms. */
export async function judgeProject(work: DriftWork, project: string, signal: AbortSignal): Promise<void> {
  const { controlPlane, store, now = Date.now } = work.options;
  const at = now();
  const to = Math.floor((at - WATERMARK_MS) / HOUR_MS);
  const whole = await findFirstWholeHour(controlPlane, project, at);
  const history = { from: to - HISTORY_HOURS, to };
  const settings = readDriftSettings(await controlPlane.settings.get(project, DRIFT_SETTING));
  const waited = work.waits.get(project);
  // After a start, and after waiting, all hours may be other ones than before.
  const from =
    waited === null
      ? Math.max(whole, to - SKETCHED_HOURS)
      : await findFirstEventHour(store, project, { from: whole, to });
  // What is judged must be what the rows say, also when the sketches' own turn has not come.
  const changed =
    from !== undefined && from < to ? await sketchDirtyHours(store, project, { from, to }, signal) : [];
  const watched = (await listWatched(store, project, history)).filter((stream) =>
    isWatched(stream, settings, to),
  );
  const wholeUntil = await findWholeUntil(work.options, project, to);
  // Scores of history come for long, and wait for nothing but themselves.
  const hasChanged = changed.some(({ source }) => source !== 'scores');
  const isComing = hasChanged && watched.some(({ lastJudged }) => (lastJudged ?? 0) < to - 2);
  const isWorthWaiting = isComing && (waited ?? 0) < MOST_WAITS;
  work.waits.set(project, isWorthWaiting ? (waited ?? 0) + 1 : wholeUntil.scores === to ? null : 0);
  if (isWorthWaiting) return;
  work.metrics.setStreams(project, watched.length);
  work.memory.keepOnly(`${project}\n`, new Set(watched.map((stream) => keyOf(project, stream))));
  if (watched.length === 0) return;
  const shares = budgetShares(watched.map(({ stream }) => settings.streams[stream]?.weight ?? 1));
  const restarts = await controlPlane.incidents.restarts(project);
  for (const [index, stream] of watched.entries()) {
    signal.throwIfAborted();
    await judgeStream(work, {
      project,
      key: keyOf(project, stream),
      stream,
      to: wholeUntil[sourceOfStream(stream.stream)],
      threshold: alarmThreshold(settings.falseIncidents, shares[index]!),
      reference: toReference(settings.streams[stream.stream]?.reference),
      restartAt: restarts.get(stream.stream),
      signal,
    });
  }
}

const keyOf = (project: string, { stream, encoder }: WatchedStream): string =>
  `${project}\n${stream}\n${encoder}`;

function isWatched({ stream, lastHour }: WatchedStream, { streams }: DriftSettings, to: number): boolean {
  return (streams[stream]?.enabled ?? true) && lastHour >= to - SILENT_HOURS;
}

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
