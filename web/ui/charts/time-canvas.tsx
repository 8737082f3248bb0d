'use client';

import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  type ChartConfiguration,
  type ChartDataset,
  type CoreScaleOptions,
  type Plugin,
} from 'chart.js';
import { useEffect, useRef } from 'react';
import { alignSeries, isOpen, type TimeSeries, timeTicks, upperBound } from './prepare-time-chart';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
);

export interface TimeCanvasProps {
  readonly series: readonly TimeSeries[];
  readonly times: readonly number[];
  readonly bucketMs: number;
  readonly now: number;
  readonly kind: 'line' | 'bar';
  readonly writeValue: (value: number) => string;
  readonly writeTime: (time: number) => string;
  /** Index of the bucket that the reader looks at. */
  readonly cursor: number | undefined;
  /** Times of buckets before which a line is drawn from top to bottom. */
  readonly marks: readonly number[];
  /** Width of the numbers at the side, where something outside is laid out along the plot. */
  readonly gutter?: number | undefined;
  /** Values at the side; without them the library chooses. */
  readonly ticks?: readonly number[] | undefined;
}

/** The drawing alone. Numbers are read from the figure around it. */
export default function TimeCanvas(props: TimeCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(props);
  const identity = JSON.stringify([props.series, props.times, props.kind, props.cursor, props.marks]);

  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    let chart: Chart | undefined;
    let isGone = false;
    const draw = () => {
      if (isGone || !canvas.current) return;
      chart?.destroy();
      chart = new Chart(canvas.current, configure(latest.current));
    };
    // The canvas measures text when it draws: not before the font is there.
    void document.fonts.ready.then(draw);
    const themes = new MutationObserver(draw);
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', draw);
    return () => {
      isGone = true;
      themes.disconnect();
      system.removeEventListener('change', draw);
      chart?.destroy();
    };
  }, [identity]);

  return <canvas ref={canvas} aria-hidden="true" />;
}

function configure(props: TimeCanvasProps): ChartConfiguration {
  const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const { series, times, kind, writeTime, writeValue } = props;
  const ticks = new Set(timeTicks(times, 6));
  const font = { family: token('--font-sans') || 'system-ui', size: 12 };
  return {
    type: kind,
    plugins: [markLines(props, token('--ink-2'))],
    data: {
      labels: [...times],
      datasets: series.flatMap((each, index) =>
        datasetsOf(each, index, props, token(colorToken(each, index))),
      ),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      ...(props.gutter === undefined ? {} : { layout: { autoPadding: false } }),
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
      scales: {
        x: {
          stacked: kind === 'bar',
          grid: { display: false },
          border: { color: token('--line') },
          ticks: {
            color: token('--ink-2'),
            font,
            autoSkip: false,
            maxRotation: 0,
            callback: (_, index) => (ticks.has(times[index]!) ? writeTime(times[index]!) : null),
          },
        },
        y: {
          stacked: kind === 'bar',
          beginAtZero: true,
          suggestedMax: upperBound(series),
          grid: { color: token('--line') },
          border: { display: false },
          ...sideOf(props),
          ticks: {
            color: token('--ink-2'),
            font,
            maxTicksLimit: 4,
            callback: (value) => writeValue(Number(value)),
          },
        },
      },
    },
  };
}

/** Width and values of the numbers at the side, where they are not left to the library. */
function sideOf({
  gutter,
  ticks,
}: TimeCanvasProps): Pick<Partial<CoreScaleOptions>, 'afterFit' | 'afterBuildTicks'> {
  return {
    ...(gutter === undefined
      ? {}
      : {
          afterFit: (scale) => {
            scale.width = gutter;
          },
        }),
    ...(ticks === undefined
      ? {}
      : {
          afterBuildTicks: (scale) => {
            scale.ticks = ticks.map((value) => ({ value }));
          },
        }),
  };
}

/** Dashed lines at the left ends of the marked buckets. */
function markLines({ marks, times }: TimeCanvasProps, color: string): Plugin {
  return {
    id: 'marks',
    afterDatasetsDraw: ({ ctx, chartArea, scales }) => {
      const { x } = scales;
      if (!x) return;
      ctx.save();
      ctx.strokeStyle = color;
      ctx.setLineDash([4, 4]);
      for (const time of marks) {
        const at = times.indexOf(time);
        if (at === -1) continue;
        const half = times.length > 1 ? (x.getPixelForValue(1) - x.getPixelForValue(0)) / 2 : 0;
        const place = Math.max(chartArea.left, x.getPixelForValue(at) - half);
        ctx.beginPath();
        ctx.moveTo(place, chartArea.top);
        ctx.lineTo(place, chartArea.bottom);
        ctx.stroke();
      }
      ctx.restore();
    },
  };
}

/** More bands than this hide each other; the table and the cursor still tell the intervals. */
const MOST_BANDS = 2;
const BAND = '29';
const PALE = '80';
const DASHES = [[], [], [], [6, 3], [2, 3], [8, 3, 2, 3]];

/** A series; for an estimate also the two edges of its band. */
function datasetsOf(
  series: TimeSeries,
  index: number,
  props: TimeCanvasProps,
  color: string,
): ChartDataset[] {
  const points = alignSeries(series, props.times);
  const open = (at: number) => isOpen(props.times[at] ?? 0, props.bucketMs, props.now);
  const values = points.map((point) => point?.value ?? null);
  if (props.kind === 'bar') {
    return [
      {
        type: 'bar',
        label: series.name,
        data: values,
        backgroundColor: values.map((_, at) => (open(at) ? color + PALE : color)),
        borderWidth: values.map((_, at) => (props.cursor === at ? 2 : 0)),
        borderColor: color,
        categoryPercentage: 0.9,
        barPercentage: 1,
      },
    ];
  }
  if (series.isLimit)
    return [
      {
        type: 'line',
        label: series.name,
        data: values,
        borderColor: color,
        borderWidth: 1.5,
        borderDash: [6, 4],
        // Above what was measured, which may be dense.
        order: -1,
        pointRadius: 0,
      },
    ];
  const line: ChartDataset = {
    type: 'line',
    label: series.name,
    data: values,
    borderColor: color,
    borderWidth: 2,
    borderDash: DASHES[typeof series.color === 'number' ? series.color : index % DASHES.length]!,
    pointRadius: values.map((value, at) => (props.cursor === at || isAlone(values, at, value) ? 3 : 0)),
    pointBackgroundColor: color,
    spanGaps: false,
    segment: { borderDash: (context) => (open(context.p1DataIndex) ? [2, 3] : undefined) },
  };
  if (props.series.length > MOST_BANDS || !points.some((point) => point?.lo !== undefined)) return [line];
  const edge = (side: 'lo' | 'hi', fill: string | false): ChartDataset => ({
    type: 'line',
    label: `${series.name} ${side}`,
    data: points.map((point) => point?.[side] ?? null),
    borderWidth: 0,
    pointRadius: 0,
    backgroundColor: color + BAND,
    fill,
    spanGaps: false,
  });
  return [edge('lo', false), edge('hi', '-1'), line];
}

/** A point without neighbours draws no line; it would be invisible. */
function isAlone(values: readonly (number | null)[], at: number, value: number | null): boolean {
  return value !== null && (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null;
}

function colorToken({ tone, color, isLimit }: TimeSeries, index: number): string {
  if (isLimit) return '--ink-2';
  if (tone) return `--${tone}`;
  if (color === 'rest') return '--ink-3';
  return `--series-${(color ?? index % 6) + 1}`;
}
