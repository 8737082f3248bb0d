'use client';

import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../format/format-provider';
import { NO_BREAK, percentDigits } from '../format/format-number';

export interface Figure {
  readonly value: number;
  readonly lo?: number | undefined;
  readonly hi?: number | undefined;
}

/** A share with its interval, where no count of cases stands behind it. */
export function ShareFigure(props: { value: Figure | null; isAbout?: boolean; className?: string }) {
  const t = useTranslate();
  const { locale } = useFormat();
  const { value: figure, className } = props;
  if (!figure) return <span className={className}>–</span>;
  const { value, lo, hi } = figure;
  const digits = (share: number) => percentDigits(share, locale).replace('-', '−');
  const interval =
    lo === undefined || hi === undefined
      ? ''
      : ` [${lo < 0 ? t('delta.interval', { lo: digits(lo), hi: digits(hi) }) : `${digits(lo)}–${digits(hi)}`}]`;
  const share = `${digits(value)}${NO_BREAK}%`;
  return (
    <span className={className}>
      {props.isAbout ? t('estimate.about', { value: share }) : share}
      {interval}
    </span>
  );
}
