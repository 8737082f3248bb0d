'use client';

import type { Quality } from '@almenara/contract';
import type { ReactNode } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { TimeChart } from '../../ui/charts/time-chart';
import { useFormat } from '../../ui/format/format-provider';
import { versionName } from './rate-name';
import { qualitySeries, versionChanges } from './quality-series';

/** The rate over time with its interval. Where the evaluator's version changed, the line breaks and a mark says so. */
export function QualityChart(props: { quality: Quality; now: number; title: string; headline: ReactNode }) {
  const t = useTranslate();
  const format = useFormat();
  const { quality, now } = props;
  const name = (version: string) => versionName(version, t);
  const changes = versionChanges(quality.series);
  return (
    <TimeChart
      kind="line"
      title={props.title}
      headline={props.headline}
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
