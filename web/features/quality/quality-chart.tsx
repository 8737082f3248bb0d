'use client';

import type { Quality } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { TimeChart } from '../../ui/charts/time-chart';
import { useFormat } from '../../ui/format/format-provider';
import { versionName } from './evaluator-name';
import { qualitySeries, versionChanges } from './quality-series';

/** The rate over time with its interval. Where the evaluator's version changed, the line breaks and a mark says so. */
export function QualityChart(props: { quality: Quality; now: number }) {
  const t = useTranslate();
  const format = useFormat();
  const { quality, now } = props;
  const name = (version: string) => versionName(version, t);
  const changes = versionChanges(quality.series);
  return (
    <TimeChart
      kind="line"
      title={t('quality.overTime')}
      headline={null}
      from={Date.parse(quality.from)}
      to={Date.parse(quality.to)}
      bucketMs={quality.bucketSeconds * 1000}
      now={now}
      series={qualitySeries(quality.series, name)}
      marks={changes.map(({ time, version }) => ({
        time,
        text: t('quality.versionChange', { time: format.dateTime(time), version: name(version) }),
      }))}
      writeValue={format.rate}
    />
  );
}
