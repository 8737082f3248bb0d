'use client';

import type { Estimate as EstimateValue } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../format/format-provider';
import { NO_BREAK, percentDigits } from '../format/format-number';

/** A rate with its interval and the number of cases behind it. The only component that prints rates. */
export function Estimate(props: { value: EstimateValue | null; className?: string }) {
  const t = useTranslate();
  const format = useFormat();
  const { value: estimate } = props;
  if (!estimate) return <span className={props.className}>–</span>;
  const { value, lo, hi, n } = estimate;
  const interval =
    lo === undefined || hi === undefined
      ? ''
      : ` [${percentDigits(lo, format.locale)}–${percentDigits(hi, format.locale)}]`;
  return (
    <span className={props.className} title={t('estimate.level', { n: format.count(n) })}>
      {`${percentDigits(value, format.locale)}${NO_BREAK}%${interval}`}
      <span className="ml-1 text-meta font-normal text-ink-3">{t('estimate.n', { n: format.count(n) })}</span>
    </span>
  );
}
