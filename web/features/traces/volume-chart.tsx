'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { TimeChart } from '../../ui/charts/time-chart';
import { useFormat } from '../../ui/format/format-provider';
import { windowOf } from '../../ui/scope/range';
import { scopeQueryOf } from '../../ui/scope/scope';
import { useScope } from '../../ui/scope/use-scope';
import { Skeleton } from '../../ui/states/skeleton';

const REFRESH_MS = 15_000;

/** How many traces the filter finds over its time. */
export function VolumeChart(props: { project: string }) {
  const t = useTranslate();
  const format = useFormat();
  const { scope, key } = useScope();
  const { data } = useQuery({
    queryKey: ['volume', props.project, key],
    queryFn: async ({ signal }) => {
      const now = Date.now();
      const params = { project: props.project };
      const metrics = await callApi('getMetrics', { params, query: scopeQueryOf(scope, now) }, signal);
      return { metrics, now, window: windowOf(scope.range, now) };
    },
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  if (!data) return <Skeleton className="h-52" />;
  const [all] = data.metrics.series;
  const points = (all?.points ?? []).map((point) => ({ ...point, time: Date.parse(point.time) }));
  return (
    <TimeChart
      {...data.window}
      bucketMs={data.metrics.bucketSeconds * 1000}
      now={data.now}
      kind="bar"
      isLow
      title={t('home.volume')}
      headline={format.count(all?.total.count)}
      series={[
        {
          name: t('home.ok'),
          points: points.map(({ time, count, errors }) => ({ time, value: count - errors })),
        },
        {
          name: t('home.failed'),
          tone: 'danger',
          points: points.map(({ time, errors }) => ({ time, value: errors })),
        },
      ]}
      writeValue={format.number}
    />
  );
}
