'use client';

import { useTranslate } from '../../i18n/i18n-provider';
import { TimeChart } from '../../ui/charts/time-chart';
import { Estimate } from '../../ui/estimate/estimate';
import { useFormat } from '../../ui/format/format-provider';
import type { TimeWindow } from '../../ui/scope/range';
import type { Answers } from './use-answers';
import { UnsupportedVital } from './unsupported-vital';
import {
  colorizer,
  errorRates,
  measureByGroup,
  measureOf,
  type Metrics,
  nameOf,
  totalOf,
} from './vital-series';

/**
 * Volume, unsupported answers, errors, latency, tokens and cost over the same time; what is measured of traces splits
 * into groups on request.
 */
export function Vitals(props: {
  traces: Metrics;
  groups: Metrics | undefined;
  models: Metrics;
  window: TimeWindow;
  now: number;
  answers: Answers | undefined;
}) {
  const t = useTranslate();
  const format = useFormat();
  const { traces, groups, models, now } = props;
  const [all] = traces.series;
  const total = all?.total;
  const names = { other: t('home.otherGroups'), none: t('home.noGroup') };
  const modelNames = { other: t('home.otherModels'), none: t('home.noModel') };
  const color = colorizer(groups ? [groups, models] : [models], [names, modelNames]);
  const chart = { now, ...props.window, bucketMs: traces.bucketSeconds * 1000 };
  const failed = t('home.failed');

  return (
    <div className="grid gap-4 lg:grid-cols-2 xl:grid-cols-3">
      <TimeChart
        {...chart}
        kind="bar"
        title={t('home.volume')}
        headline={format.count(total?.count)}
        series={
          groups
            ? measureByGroup(groups, names, ({ count }) => count).map(color)
            : [
                measureOf(traces, t('home.ok'), ({ count, errors }) => count - errors),
                { ...measureOf(traces, failed, ({ errors }) => errors), tone: 'danger' },
              ]
        }
        writeValue={format.number}
      />
      <UnsupportedVital answers={props.answers} window={props.window} bucketMs={chart.bucketMs} now={now} />
      <TimeChart
        {...chart}
        kind="line"
        title={t('home.errorRate')}
        headline={<Estimate value={all?.errorRate ?? null} />}
        series={
          groups
            ? errorRates(groups, (series) => nameOf(series, names)).map(color)
            : errorRates(traces, () => failed).map((series) => ({ ...series, tone: 'danger' as const }))
        }
        writeValue={format.rate}
      />
      <TimeChart
        {...chart}
        kind="line"
        title={groups ? t('home.p95') : t('home.latency')}
        headline={t('home.p50p95', {
          p50: format.duration(total?.latencyP50),
          p95: format.duration(total?.latencyP95),
        })}
        series={
          groups
            ? measureByGroup(groups, names, ({ latencyP95 }) => latencyP95).map(color)
            : [
                measureOf(traces, 'p50', ({ latencyP50 }) => latencyP50),
                measureOf(traces, 'p95', ({ latencyP95 }) => latencyP95),
              ]
        }
        writeValue={format.duration}
      />
      <TimeChart
        {...chart}
        kind="bar"
        title={t('home.tokens')}
        headline={format.number(total?.totalTokens)}
        series={
          groups
            ? measureByGroup(groups, names, ({ totalTokens }) => totalTokens).map(color)
            : [
                measureOf(traces, t('home.tokensIn'), ({ inputTokens }) => inputTokens),
                measureOf(traces, t('home.tokensOut'), ({ outputTokens }) => outputTokens),
              ]
        }
        writeValue={format.number}
      />
      <TimeChart
        {...chart}
        bucketMs={models.bucketSeconds * 1000}
        kind="bar"
        title={t('home.cost')}
        headline={
          <>
            {format.money(totalOf(models, ({ cost }) => cost))}
            <span className="ml-2 text-meta font-normal text-ink-3">
              {t('home.costKnown', {
                known: format.count(totalOf(models, ({ costKnown }) => costKnown)),
                all: format.count(modelCalls(models)),
              })}
            </span>
          </>
        }
        series={measureByGroup(models, modelNames, ({ cost }) => cost).map(color)}
        writeValue={format.money}
      />
    </div>
  );
}

/** Calls that name a model; other spans have no cost to know. */
function modelCalls({ series }: Metrics): number {
  return series.filter(({ key, other }) => key || other).reduce((sum, { total }) => sum + total.count, 0);
}
