import type { Estimate } from '@almenara/contract';
import type { MessageKey } from '../../i18n/translate';
import { directionOf, rateDifference } from '../../ui/estimate/rate-difference';

/** Traces of a window, as far as the verdict looks at them. */
export interface WindowFacts {
  readonly count: number;
  readonly errorRate: Estimate | null;
  readonly latencyP95: number | null;
  /** Share of the window, at its end, in which nothing arrived. */
  readonly silentShare: number;
}

export interface Verdict {
  readonly tone: 'quiet' | 'steady' | 'worse' | 'better';
  readonly key: MessageKey;
}

/** Below this a difference of rates is not judged. */
const FEWEST = 30;
const LONG_SILENCE = 0.25;

/**
 * One sentence on the window against the one before it. Errors count as changed only when the interval of
 * the difference excludes zero. Latency has no interval yet, so nothing is claimed of it.
 */
export function judge(now: WindowFacts, before: WindowFacts): Verdict {
  if (now.count === 0) return { tone: 'quiet', key: 'home.verdict.nothing' };
  if (now.count < FEWEST) return { tone: 'quiet', key: 'home.verdict.tooFew' };
  if (now.silentShare >= LONG_SILENCE) return { tone: 'worse', key: 'home.verdict.stopped' };
  if (before.count < FEWEST) return { tone: 'quiet', key: 'home.verdict.noBefore' };
  const direction = directionOf(rateDifference(now.errorRate, before.errorRate));
  if (direction === 'up') return { tone: 'worse', key: 'home.verdict.errorsRose' };
  if (direction === 'down') return { tone: 'better', key: 'home.verdict.errorsFell' };
  return { tone: 'steady', key: 'home.verdict.steady' };
}

/** Share of a window after its last bucket with data; a bucket counts to its end. */
export function silentShareOf(
  bucketStarts: readonly number[],
  bucketMs: number,
  window: { from: number; to: number },
): number {
  if (bucketStarts.length === 0) return 1;
  const heardUntil = Math.max(...bucketStarts) + bucketMs;
  return Math.max(0, (window.to - heardUntil) / (window.to - window.from));
}
