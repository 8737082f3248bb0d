'use client';

import { useTranslate } from '../../i18n/i18n-provider';
import { NO_BREAK, percentDigits } from '../format/format-number';
import { useFormat } from '../format/format-provider';
import { directionOf, type RateDifference } from './rate-difference';

/** A difference of rates in points, with its interval; "no clear change" where the interval holds zero. */
export function Delta(props: { value: RateDifference | undefined; className?: string }) {
  const t = useTranslate();
  const { locale } = useFormat();
  const { value: difference } = props;
  if (!difference) return <span className={props.className}>–</span>;
  const digits = (value: number) => percentDigits(value, locale).replace('-', '−');
  const { value, lo, hi } = difference;
  // A dash between signed numbers reads as one more sign.
  const interval =
    lo < 0 || hi < 0
      ? t('delta.interval', { lo: digits(lo), hi: digits(hi) })
      : `${digits(lo)}–${digits(hi)}`;
  if (directionOf(difference) === 'unclear') {
    return <span className={props.className}>{t('delta.unclear', { interval })}</span>;
  }
  const signed = value > 0 ? `+${digits(value)}` : digits(value);
  return <span className={props.className}>{`${signed}${NO_BREAK}${t('delta.points')} [${interval}]`}</span>;
}
