'use client';

import type { Estimate as EstimateValue } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { percentDigits } from '../format/format-number';
import { useFormat } from '../format/format-provider';
import { Estimate } from './estimate';

/** A single number for a rate pretends to know more than fewer cases tell. */
export const FEWEST_FOR_A_NUMBER = 200;

/** A rate with its interval; of few cases the interval alone. */
export function RateOrInterval(props: { value: EstimateValue | null; fewest?: number; className?: string }) {
  const t = useTranslate();
  const format = useFormat();
  const { value: estimate, className } = props;
  if (!estimate || estimate.lo === undefined || estimate.hi === undefined) {
    return <Estimate value={estimate} {...(className ? { className } : {})} />;
  }
  if (estimate.n >= (props.fewest ?? FEWEST_FOR_A_NUMBER)) {
    return <Estimate value={estimate} {...(className ? { className } : {})} />;
  }
  const n = format.count(estimate.n);
  return (
    <span className={className} title={t('estimate.level', { n })}>
      {t('estimate.between', {
        lo: percentDigits(estimate.lo, format.locale),
        hi: percentDigits(estimate.hi, format.locale),
      })}
      <span className="ml-1 text-meta font-normal text-ink-3">{t('estimate.n', { n })}</span>
    </span>
  );
}
