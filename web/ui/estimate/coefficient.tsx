'use client';

import type { Coefficient as CoefficientValue } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../format/format-provider';

/** A measure that is no rate, such as κ, with its interval and the number of cases behind it. */
export function Coefficient(props: { value: CoefficientValue | null; className?: string }) {
  const t = useTranslate();
  const format = useFormat();
  const { value: measure } = props;
  if (!measure) return <span className={props.className}>–</span>;
  const { value, lo, hi, n } = measure;
  const digits = (each: number) =>
    new Intl.NumberFormat(format.locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
      .format(each)
      .replace('-', '−');
  // A dash between signed numbers reads as one more sign.
  const between = (low: number, high: number) =>
    low < 0 ? t('delta.interval', { lo: digits(low), hi: digits(high) }) : `${digits(low)}–${digits(high)}`;
  return (
    <span className={props.className} title={t('estimate.level', { n: format.count(n) })}>
      {digits(value)}
      {lo === undefined || hi === undefined ? '' : ` [${between(lo, hi)}]`}
      <span className="ml-1 text-meta font-normal text-ink-3">{t('estimate.n', { n: format.count(n) })}</span>
    </span>
  );
}
