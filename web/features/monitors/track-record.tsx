'use client';

import type { MonitorItem } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { Estimate } from '../../ui/estimate/estimate';
import { useFormat } from '../../ui/format/format-provider';

/** How often a monitor raised an alarm in 30 days and how often it was right: two facts for a list of them. */
export function TrackRecord(props: { monitor: Pick<MonitorItem, 'fires30Days' | 'precision'> }) {
  const t = useTranslate();
  const format = useFormat();
  const { fires30Days, precision } = props.monitor;
  return (
    <>
      <div className="min-w-0">
        <dt className="text-meta text-ink-2">{t('monitors.column.fires')}</dt>
        <dd>{format.count(fires30Days)}</dd>
      </div>
      <div className="min-w-0">
        <dt className="text-meta text-ink-2">{t('monitors.column.precision')}</dt>
        <dd>
          {precision === null ? (
            <span className="text-ink-2">{t('monitors.precision.none')}</span>
          ) : (
            <Estimate value={precision} />
          )}
        </dd>
      </div>
    </>
  );
}
