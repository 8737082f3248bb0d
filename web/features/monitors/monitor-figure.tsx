'use client';

import type { JudgedMonitorWindow, MonitorUnit } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { Estimate } from '../../ui/estimate/estimate';
import { useFormat } from '../../ui/format/format-provider';
import { writeValue } from './units';

/** What a window measured, with its interval and the answers behind it. A count has neither. */
export function MonitorFigure(props: { window: JudgedMonitorWindow; unit: MonitorUnit }) {
  const t = useTranslate();
  const format = useFormat();
  const { window, unit } = props;
  const { value, lo, hi } = window;
  if (value === null) return <>–</>;
  const isExact = lo === null || hi === null || lo === hi;
  const n = Math.round(window.n);
  if (unit === 'rate')
    return (
      <Estimate value={{ value, ...(isExact ? {} : { lo, hi }), n, unit: 'rate', method: 'weighted' }} />
    );
  const write = (each: number) => writeValue(each, unit, format).replace('-', '−');
  return (
    <span>
      {write(value)}
      {isExact ? null : ` [${t('delta.interval', { lo: write(lo), hi: write(hi) })}]`}
      {unit === 'count' ? null : (
        <span className="ml-1 text-meta font-normal text-ink-3">
          {t('estimate.n', { n: format.count(n) })}
        </span>
      )}
    </span>
  );
}
