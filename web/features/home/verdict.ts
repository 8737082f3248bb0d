import type { Estimate } from '@almenara/contract';
import type { MessageKey } from '../../i18n/translate';

/** Traces of a window, as far as the verdict looks at them. */
export interface WindowFacts {
  readonly count: number;
  readonly errorRate: Estimate | null;
  readonly latencyP95: number | null;
}

export interface Verdict {
  readonly tone: 'quiet' | 'steady' | 'worse' | 'better';
  readonly key: MessageKey;
}

/** Below this a difference of rates is not judged. */
const FEWEST = 30;

/**
 * One sentence on the window against the one before it. Errors count as changed only when the two intervals
 * do not touch, which is stricter than a test at the same level.
 */
export function judge(now: WindowFacts, before: WindowFacts): Verdict {
  if (now.count === 0) return { tone: 'quiet', key: 'home.verdict.nothing' };
  const change = compare(now.errorRate, before.errorRate);
  if (change === 'higher') return { tone: 'worse', key: 'home.verdict.errorsRose' };
  if (change === 'lower') return { tone: 'better', key: 'home.verdict.errorsFell' };
  if (now.count < FEWEST || before.count < FEWEST) return { tone: 'quiet', key: 'home.verdict.tooFew' };
  return { tone: 'steady', key: 'home.verdict.steady' };
}

function compare(now: Estimate | null, before: Estimate | null): 'higher' | 'lower' | undefined {
  if (!now || !before || now.n < FEWEST || before.n < FEWEST) return undefined;
  if (now.lo === undefined || now.hi === undefined || before.lo === undefined || before.hi === undefined) {
    return undefined;
  }
  if (now.lo > before.hi) return 'higher';
  return now.hi < before.lo ? 'lower' : undefined;
}
