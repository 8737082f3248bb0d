import type { Translate } from '../../i18n/translate';
import type { Format } from '../../ui/format/format';
import { daysLookedAt, type Doubt } from './prepare-backtest';
import { BACKTEST_DAYS, type RunBacktest } from './use-backtest';

/** Why the result of a backtest is no reason to switch a monitor on, in a sentence. */
export function doubtWords(
  doubt: Doubt,
  { backtest }: Pick<RunBacktest, 'backtest'>,
  t: Translate,
  format: Format,
): string {
  return t(`monitors.doubt.${doubt}`, {
    count: backtest.fires.length,
    days: format.number(Math.floor(daysLookedAt(backtest) * 10) / 10),
    all: BACKTEST_DAYS,
  });
}
