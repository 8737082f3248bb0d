'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useId, useState } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../format/format-provider';
import { summarizeSeries, sumSeries } from './summarize-series';
import {
  alignSeries,
  bucketTimes,
  type ChartWindow,
  type TimePoint,
  type TimeSeries,
} from './prepare-time-chart';

const TimeCanvas = dynamic(() => import('./time-canvas'), { ssr: false });

const DAY_MS = 86_400_000;

export interface TimeChartProps extends ChartWindow {
  readonly title: string;
  /** The number that stands for the whole window. */
  readonly headline: ReactNode;
  readonly series: readonly TimeSeries[];
  readonly kind: 'line' | 'bar';
  readonly now: number;
  readonly writeValue: (value: number) => string;
  /** Times at which something about the values changed, each with what to say of it. */
  readonly marks?: readonly { readonly time: number; readonly text?: string }[];
  /** Drawn below the plot and along it: the numbers at the side are as wide as `gutter` then. */
  readonly below?: ReactNode;
  readonly gutter?: number;
  /** Values at the side; without them round ones are chosen. */
  readonly ticks?: readonly number[];
  /** Half as high, where the chart is not what the page is about. */
  readonly isLow?: boolean;
}

/** Values over time: drawing, legend, a cursor for the keyboard, and the same values as a table. */
export function TimeChart(props: TimeChartProps) {
  const t = useTranslate();
  const format = useFormat();
  const id = useId();
  const [cursor, setCursor] = useState<number>();
  const [isTable, setIsTable] = useState(false);
  const { series, title, writeValue, bucketMs, marks = [] } = props;
  const times = bucketTimes(series, props);
  const aligned = series.map((each) => alignSeries(each, times));
  const isLong = props.to - props.from > 2 * DAY_MS;
  const writeTime = (time: number) => (isLong ? format.day(time) : format.minute(time));
  const describe = (at: number) =>
    `${format.dateTime(times[at])}: ${series
      .map((each, index) => {
        return `${each.name} ${writePoint(aligned[index]![at], writeValue)}`;
      })
      .join(', ')}`;

  const height = props.isLow ? 'h-24' : 'h-44';
  const measured = series.filter(({ isLimit }) => !isLimit);
  const shown =
    props.kind === 'bar' && measured.length > 1 ? [sumSeries(t('chart.sum'), measured)] : measured;
  const summary = summarizeSeries(shown, bucketMs, props.now)
    .map(({ name, low, high, last }) =>
      t(shown.length > 1 ? 'chart.summaryOf' : 'chart.summary', {
        name,
        bucket: format.duration(bucketMs),
        low: writeValue(low),
        high: writeValue(high),
        last: writePoint(last, writeValue),
      }),
    )
    .join(' ');

  const move = (key: string) => {
    const last = times.length - 1;
    const from = cursor ?? last;
    const next = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last }[key];
    if (next !== undefined) setCursor(Math.max(0, Math.min(last, next)));
    return next !== undefined;
  };

  return (
    <figure className="panel flex min-w-0 flex-col gap-2" aria-labelledby={`${id}-title`}>
      <figcaption className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 id={`${id}-title`} className="text-body font-medium text-ink-2">
          {title}
        </h2>
        <button
          type="button"
          className="text-meta text-accent underline"
          onClick={() => setIsTable(!isTable)}
        >
          {isTable ? t('chart.asChart') : t('chart.asTable')}
        </button>
      </figcaption>
      {props.headline === null ? null : <div className="text-section font-strong">{props.headline}</div>}
      {isTable ? (
        <div className={`${height} overflow-auto`} tabIndex={0} role="region" aria-labelledby={`${id}-title`}>
          <table className="w-full text-data">
            <thead className="text-left text-ink-2">
              <tr>
                <th scope="col">{t('chart.time')}</th>
                {series.map(({ name }) => (
                  <th key={name} scope="col" className="text-right">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {times.map((time, at) => (
                <tr key={time} className="border-t border-line">
                  <td>{format.dateTime(time)}</td>
                  {aligned.map((points, index) => {
                    return (
                      <td key={series[index]!.name} className="text-right">
                        {writePoint(points[at], writeValue)}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div
          className={height}
          tabIndex={0}
          role="group"
          aria-label={t('chart.keys', { title })}
          onKeyDown={(event) => {
            if (times.length > 0 && move(event.key)) event.preventDefault();
          }}
          onMouseMove={(event) => {
            const box = event.currentTarget.getBoundingClientRect();
            const share = (event.clientX - box.left) / box.width;
            if (times.length > 0)
              setCursor(Math.min(times.length - 1, Math.max(0, Math.floor(share * times.length))));
          }}
          onMouseLeave={() => setCursor(undefined)}
        >
          <TimeCanvas
            series={series}
            times={times}
            bucketMs={bucketMs}
            now={props.now}
            kind={props.kind}
            writeValue={writeValue}
            writeTime={writeTime}
            cursor={cursor}
            marks={marks.map(({ time }) => time)}
            gutter={props.gutter}
            ticks={props.ticks}
          />
        </div>
      )}
      {props.below}
      {/* What the drawing shows, in words; while somebody looks at one bucket, what that holds. */}
      <p aria-live="polite" className="min-h-8 text-meta text-ink-2">
        {cursor !== undefined && times[cursor] !== undefined ? describe(cursor) : summary}
      </p>
      {series.length > 1 ? <Legend series={series} /> : null}
      {marks.map(({ time, text }) =>
        text === undefined ? null : (
          <p key={time} className="text-meta text-ink-2" data-mark>
            <span aria-hidden="true" className="mr-1">
              ┆
            </span>
            {text}
          </p>
        ),
      )}
    </figure>
  );
}

/** A value with its interval, where it is an estimate. */
function writePoint(point: TimePoint | undefined, writeValue: (value: number) => string): string {
  if (!point || point.value === null) return '–';
  const { value, lo, hi } = point;
  const interval = lo === undefined || hi === undefined ? '' : ` [${writeValue(lo)}–${writeValue(hi)}]`;
  return `${writeValue(value)}${interval}`;
}

const SWATCHES = ['bg-series-1', 'bg-series-2', 'bg-series-3', 'bg-series-4', 'bg-series-5', 'bg-series-6'];

function Legend(props: { series: readonly TimeSeries[] }) {
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1 text-meta text-ink-2">
      {props.series.map((each, index) => (
        <li key={each.name} className="flex items-center gap-1">
          <span aria-hidden="true" className={`size-2.5 rounded-control ${swatchOf(each, index)}`} />
          {each.name}
        </li>
      ))}
    </ul>
  );
}

function swatchOf({ tone, color, isLimit }: TimeSeries, index: number): string {
  if (isLimit) return 'bg-ink-2';
  if (tone) return 'bg-danger';
  return color === 'rest' ? 'bg-ink-3' : SWATCHES[color ?? index % 6]!;
}
