import { EVALUATOR_GROUP, EVENTS_TOPIC } from '@almenara/contract';
import type { WatchedStream } from '@almenara/trace-store';
import type { MonitorOptions } from '../monitor-options.js';
import { HOUR_MS } from './hours.js';

/** Evaluators that are further behind than this may still find history, or texts of an hour that is over. */
const MOST_BEHIND_MS = 5 * 60_000;
/** What evaluators tell of the answers they read; everything else is in the rows of the spans. */
const TOLD_BY_EVALUATORS = /^(score:|language$|retrieval_rank$|unused_document_share$)/;

export function isToldByEvaluators({ stream, encoder }: Pick<WatchedStream, 'stream' | 'encoder'>): boolean {
  return encoder !== '' || TOLD_BY_EVALUATORS.test(stream);
}

/**
 * The first hour whose texts and scores may not be whole, at most `to`: an hour is judged once, so it waits for
 * evaluators that are behind and for history that they have not read to its end.
 */
export async function findEvaluatedUntil(
  { log, controlPlane }: Pick<MonitorOptions, 'log' | 'controlPlane'>,
  project: string,
  to: number,
): Promise<number> {
  const lags = await log.lag(EVENTS_TOPIC, EVALUATOR_GROUP);
  if (lags.some(({ oldestMs }) => oldestMs > MOST_BEHIND_MS)) return 0;
  const unread = await controlPlane.backfills.findUnreadHistory(project);
  return unread === undefined ? to : Math.min(to, Math.floor(unread.getTime() / HOUR_MS));
}
