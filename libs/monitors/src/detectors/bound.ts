import type { MonitorDetector } from '@almenara/contract';
import type { Figures } from '../observation/observation.js';
import type { Finding } from './finding.js';

type Rule = Pick<Extract<MonitorDetector, { kind: 'bound' }>, 'side' | 'limit' | 'minimum'>;

/**
 * Whether all that the interval leaves possible lies beyond the limit: the end of the interval is compared, never the
 * point. At a true value of exactly the limit a window alarms with a chance of about 2.5 %, and by less within.
 */
export function judgeBound({ side, limit, minimum }: Rule, figures: Figures, isCounted: boolean): Finding {
  if (!isCounted && figures.n < minimum) return { finding: 'insufficient', why: 'too_few_answers' };
  const end = side === 'above' ? figures.low : figures.high;
  if (figures.value === null || (figures.low === null && figures.high === null))
    return { finding: 'insufficient', why: 'too_few_users' };
  if (end === null) return { finding: 'quiet', why: 'no_interval' };
  if (side === 'above' ? end > limit : end < limit) return { finding: 'breach', why: 'beyond_limit' };
  const isPointBeyond = side === 'above' ? figures.value > limit : figures.value < limit;
  return { finding: 'quiet', why: isPointBeyond ? 'touches_limit' : 'within_limit' };
}
