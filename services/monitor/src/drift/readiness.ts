import { EVALUATOR_GROUP, EVENTS_TOPIC } from '@almenara/contract';
import { HOUR_MS, type SketchSource } from '@almenara/trace-store';
import type { MonitorOptions } from '../monitor-options.js';

/** Evaluators that are further behind than this may still find history, or texts of an hour that is over. */
const MOST_BEHIND_MS = 5 * 60_000;
/** Before which hour the streams of each source are whole, at most `to`. */
export type WholeUntil = Readonly<Record<SketchSource, number>>;

/**
 * An hour is judged once, so it waits for evaluators that are behind, and for history that they have not read to its
 * end: its texts, which are read first, or also its scores.
 */
export async function findWholeUntil(
  { log, controlPlane }: Pick<MonitorOptions, 'log' | 'controlPlane'>,
  project: string,
  to: number,
): Promise<WholeUntil> {
  const lags = await log.lag(EVENTS_TOPIC, EVALUATOR_GROUP);
  const isBehind = lags.some(({ oldestMs }) => oldestMs > MOST_BEHIND_MS);
  const until = async (what: 'texts' | 'scores'): Promise<number> => {
    if (isBehind) return 0;
    const unread = await controlPlane.backfills.findUnreadHistory(project, what);
    return unread === undefined ? to : Math.min(to, Math.floor(unread.getTime() / HOUR_MS));
  };
  const [texts, scores] = await Promise.all([until('texts'), until('scores')]);
  return { texts, languages: texts, scores, spans: to };
}
