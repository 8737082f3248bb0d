'use client';

import { unitOfMonitor } from '@almenara/contract';
import { useMemo } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { placeTime } from '../../ui/charts/plot-scale';
import type { TimeSeries } from '../../ui/charts/prepare-time-chart';
import { TimeChart } from '../../ui/charts/time-chart';
import { useFormat } from '../../ui/format/format-provider';
import { powersOfTen } from '../drift/prepare-panels';
import { writeEvidence } from '../drift/write-evidence';
import { watchWords } from './describe-monitor';
import { prepareBacktest } from './prepare-backtest';
import { StateStrip } from './state-strip';
import { writeValue } from './units';
import type { RunBacktest } from './use-backtest';

/** Width of the numbers beside the plot, so that what is below begins where it does. */
const GUTTER = 72;

/** What was measured with the line of the rule; of a change the evidence below; and what would have been said. */
export function BacktestChart(props: { run: RunBacktest }) {
  const t = useTranslate();
  const format = useFormat();
  const { definition, backtest } = props.run;
  const drawing = useMemo(() => prepareBacktest(backtest, definition), [backtest, definition]);
  const unit = unitOfMonitor(definition);
  const { from, to, bucketMs, values, limit, evidence, marks } = drawing;
  const flat = (value: number) => values.map(({ time }) => ({ time, value }));
  const series: TimeSeries[] = [
    { name: watchWords(definition, t), points: values },
    ...(limit === null
      ? []
      : [
          {
            name: t('monitors.chart.limit', { limit: writeValue(limit, unit, format) }),
            isLimit: true,
            points: flat(limit),
          },
        ]),
  ];
  const shared = { from, to, bucketMs, now: to, kind: 'line', gutter: GUTTER, headline: null } as const;
  const marked = marks.map((time) => ({ time }));
  const strip = (
    <div style={{ marginLeft: GUTTER }} className="flex flex-col gap-0.5">
      <div aria-hidden="true" className="relative h-3 text-meta leading-3 text-ember">
        {marks.map((time) => (
          <span
            key={time}
            className="absolute -translate-x-1/2"
            style={{ left: `${placeTime(time, drawing)}%` }}
          >
            ▲
          </span>
        ))}
      </div>
      <StateStrip strip={drawing.strip} from={from} to={to} className="h-5" />
    </div>
  );
  return (
    <div className="flex min-w-0 flex-col gap-3" data-backtest-chart={values.length}>
      <TimeChart
        {...shared}
        title={
          drawing.perPoint === 1
            ? watchWords(definition, t)
            : t('monitors.chart.worst', { words: watchWords(definition, t), count: drawing.perPoint })
        }
        series={series}
        writeValue={(value) => writeValue(value, unit, format)}
        marks={marked}
        below={evidence ? undefined : strip}
      />
      {evidence ? (
        <TimeChart
          {...shared}
          isLow
          title={t('monitors.chart.evidence')}
          series={[
            { name: t('monitors.chart.evidence.name'), points: evidence.points },
            {
              name: t('monitors.chart.alarm', { alarm: writeEvidence(evidence.alarm, format) }),
              isLimit: true,
              points: flat(evidence.alarm),
            },
          ]}
          ticks={powersOfTen(Math.max(evidence.alarm, ...evidence.points.map(({ value }) => value ?? 0)))}
          writeValue={(log) => writeEvidence(log, format)}
          marks={marked}
          below={strip}
        />
      ) : null}
    </div>
  );
}
