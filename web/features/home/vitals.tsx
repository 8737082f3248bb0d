'use client';

import type { Measures } from '@almenara/contract';
import type { ResultOf } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { TimeChart } from '../../ui/charts/time-chart';
import type { TimeSeries } from '../../ui/charts/prepare-time-chart';
import { Estimate } from '../../ui/estimate/estimate';
import { useFormat } from '../../ui/format/format-provider';
import type { TimeWindow } from '../../ui/scope/range';

type Metrics = ResultOf<'getMetrics'>;
type Point = Metrics['series'][number]['points'][number];

/** Volume, errors, latency, tokens and cost over the same time. */
export function Vitals(props: { traces: Metrics; models: Metrics; window: TimeWindow; now: number }) {
  const t = useTranslate();
  const format = useFormat();
  const { traces, models, now } = props;
  const [all] = traces.series;
  const of = (name: string, measure: (point: Point) => number | null): TimeSeries => ({
    name,
    points: (all?.points ?? []).map((point) => ({ time: Date.parse(point.time), value: measure(point) })),
  });
  const chart = { now, ...props.window, bucketMs: traces.bucketSeconds * 1000 };
  const total = all?.total;
  const rates: TimeSeries = {
    name: t('home.errors'),
    tone: 'danger',
    points: (all?.points ?? []).map(({ time, errorRate }) => ({
      time: Date.parse(time),
      value: errorRate?.value ?? null,
      ...(errorRate?.lo === undefined || errorRate.hi === undefined
        ? {}
        : { lo: errorRate.lo, hi: errorRate.hi }),
    })),
  };
  const spending = models.series.filter((each) => each.total.cost !== null);
  const currency = total ? sumOf(models, 'cost') : null;

  return (
    <div className="grid gap-4 lg:grid-cols-2 xl:grid-cols-3">
      <TimeChart
        {...chart}
        kind="bar"
        title={t('home.volume')}
        headline={format.count(total?.count)}
        series={[
          of(t('home.ok'), (point) => point.count - point.errors),
          { ...of(t('home.failed'), (point) => point.errors), tone: 'danger' },
        ]}
        writeValue={format.number}
      />
      <TimeChart
        {...chart}
        kind="line"
        title={t('home.errorRate')}
        headline={<Estimate value={all?.errorRate ?? null} />}
        series={[rates]}
        writeValue={format.rate}
      />
      <TimeChart
        {...chart}
        kind="line"
        title={t('home.latency')}
        headline={t('home.p50p95', {
          p50: format.duration(total?.latencyP50),
          p95: format.duration(total?.latencyP95),
        })}
        series={[of('p50', ({ latencyP50 }) => latencyP50), of('p95', ({ latencyP95 }) => latencyP95)]}
        writeValue={format.duration}
      />
      <TimeChart
        {...chart}
        kind="bar"
        title={t('home.tokens')}
        headline={format.number(total?.totalTokens)}
        series={[
          of(t('home.tokensIn'), ({ inputTokens }) => inputTokens),
          of(t('home.tokensOut'), ({ outputTokens }) => outputTokens),
        ]}
        writeValue={format.number}
      />
      <TimeChart
        {...chart}
        bucketMs={models.bucketSeconds * 1000}
        kind="bar"
        title={t('home.cost')}
        headline={
          <>
            {format.money(currency)}
            <span className="ml-2 text-meta font-normal text-ink-3">
              {t('home.costKnown', {
                known: format.count(knownCosts(models)),
                all: format.count(modelCalls(models)),
              })}
            </span>
          </>
        }
        series={spending.map((each) => ({
          name: each.other ? t('home.otherModels') : (each.key ?? '') || t('home.noModel'),
          points: each.points.map(({ time, cost }) => ({ time: Date.parse(time), value: cost })),
        }))}
        writeValue={format.money}
      />
    </div>
  );
}

/** Calls that name a model; other spans have no cost to know. */
function modelCalls({ series }: Metrics): number {
  return series.filter(({ key, other }) => key || other).reduce((sum, { total }) => sum + total.count, 0);
}

function knownCosts({ series }: Metrics): number {
  return series.reduce((sum, { total }) => sum + total.costKnown, 0);
}

function sumOf({ series }: Metrics, measure: 'cost' & keyof Measures): number | null {
  const known = series.flatMap(({ total }) => total[measure] ?? []);
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) : null;
}
