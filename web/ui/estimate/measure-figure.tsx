'use client';

import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../format/format-provider';
import type { Figure } from './share-figure';

/** A measure that is no rate, with its interval, where no count of cases stands behind it. */
export function MeasureFigure(props: { value: Figure | null; className?: string }) {
  const t = useTranslate();
  const format = useFormat();
  const { value: figure, className } = props;
  if (!figure) return <span className={className}>–</span>;
  const { value, lo, hi } = figure;
  const digits = (each: number) => format.number(each).replace('-', '−');
  const interval =
    lo === undefined || hi === undefined
      ? ''
      : ` [${lo < 0 ? t('delta.interval', { lo: digits(lo), hi: digits(hi) }) : `${digits(lo)}–${digits(hi)}`}]`;
  return (
    <span className={className}>
      {digits(value)}
      {interval}
    </span>
  );
}
