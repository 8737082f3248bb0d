'use client';

import { type KeyboardEvent, type MouseEvent, type ReactNode, useId, useState } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { placeTime, placeValue } from '../../ui/charts/plot-scale';
import { useFormat } from '../../ui/format/format-provider';
import type { Panel } from './prepare-panels';
import { HOUR_MS, type TimeWindow, type Windows } from './windows';

/** One of several plots over the same hours: its drawing with the cursor they have in common, or its table. */
export function PanelFigure(props: {
  title: string;
  panel: Panel;
  height: string;
  hours: readonly number[];
  limits: TimeWindow;
  ticks: readonly number[];
  windows: Windows | undefined;
  cursor: number | undefined;
  onCursor: (cursor: number | undefined) => void;
  write: (value: number) => string;
  alarm?: number | undefined;
  alarmText?: string;
  children: ReactNode;
}) {
  const t = useTranslate();
  const id = useId();
  const [isTable, setIsTable] = useState(false);
  const { title, panel, hours, limits, cursor, onCursor, write } = props;
  const { scale } = panel;
  const summary = useSummary(panel, write);
  const move = (event: KeyboardEvent) => {
    const last = hours.length - 1;
    const from = cursor ?? last;
    const next = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onCursor(Math.max(0, Math.min(last, next)));
  };
  const hover = (event: MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    onCursor(Math.min(hours.length - 1, Math.max(0, Math.floor(share * hours.length))));
  };
  return (
    <figure aria-labelledby={`${id}-title`} className="flex min-w-0 flex-col gap-1">
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 id={`${id}-title`} className="text-data font-medium text-ink-2">
          {title}
        </h3>
        <span className="flex gap-3 text-meta text-ink-2">
          {props.alarmText}
          <button
            type="button"
            className="min-h-6 text-accent underline"
            aria-label={t('drift.panel.toggle', { title })}
            aria-pressed={isTable}
            onClick={() => setIsTable(!isTable)}
          >
            {isTable ? t('chart.asChart') : t('chart.asTable')}
          </button>
        </span>
      </figcaption>
      <p className="sr-only">{summary}</p>
      {isTable ? (
        <PanelTable {...props} labelledBy={`${id}-title`} />
      ) : (
        <div className="flex">
          <div aria-hidden="true" className="relative w-14 shrink-0 text-meta text-ink-2">
            {panel.ticks.map((tick) => (
              <span
                key={tick}
                className="absolute right-2 -translate-y-1/2 whitespace-nowrap"
                style={{ top: `${placeValue(tick, scale)}%` }}
              >
                {write(tick)}
              </span>
            ))}
          </div>
          <div
            tabIndex={0}
            role="group"
            aria-label={t('chart.keys', { title })}
            className={`relative min-w-0 flex-1 border-b border-line ${props.height}`}
            onKeyDown={move}
            onBlur={() => onCursor(undefined)}
            onMouseMove={hover}
            onMouseLeave={() => onCursor(undefined)}
          >
            <Shade windows={props.windows} limits={limits} />
            <svg
              viewBox="0 0 100 100"
              preserveAspectRatio="none"
              aria-hidden="true"
              className="absolute inset-0 size-full overflow-visible"
            >
              {panel.ticks.map((tick) => (
                <path
                  key={tick}
                  d={`M0 ${placeValue(tick, scale)}H100`}
                  className="fill-none stroke-line"
                  vectorEffect="non-scaling-stroke"
                />
              ))}
              {props.children}
            </svg>
            {cursor === undefined || hours[cursor] === undefined ? null : (
              <span
                aria-hidden="true"
                className="absolute inset-y-0 w-px bg-ink"
                style={{ left: `${placeTime(hours[cursor] + HOUR_MS / 2, limits)}%` }}
              />
            )}
          </div>
        </div>
      )}
    </figure>
  );
}

/** Reference is an outline, current is filled: as in every chart of the two. */
function Shade(props: { windows: Windows | undefined; limits: TimeWindow }) {
  const { windows, limits } = props;
  if (!windows) return null;
  const place = ({ from, to }: TimeWindow) => {
    const left = placeTime(from, limits);
    return { left: `${left}%`, width: `${placeTime(to, limits) - left}%` };
  };
  return (
    <>
      <span
        aria-hidden="true"
        className="absolute inset-y-0 border-x border-ink-3 bg-raised/60"
        style={place(windows.a)}
      />
      <span
        aria-hidden="true"
        className="absolute inset-y-0 border-x border-accent bg-accent-tint/70"
        style={place(windows.b)}
      />
    </>
  );
}

function PanelTable(props: {
  panel: Panel;
  title: string;
  height: string;
  labelledBy: string;
  write: (value: number) => string;
}) {
  const t = useTranslate();
  const format = useFormat();
  const { panel, write } = props;
  const known = panel.points.filter(({ value }) => value !== null);
  return (
    <div
      className={`overflow-auto ${props.height}`}
      tabIndex={0}
      role="region"
      aria-labelledby={props.labelledBy}
    >
      <table className="w-full text-data">
        <thead className="text-left text-ink-2">
          <tr>
            <th scope="col">{t('chart.time')}</th>
            <th scope="col" className="text-right">
              {props.title}
            </th>
          </tr>
        </thead>
        <tbody>
          {known.map(({ time, value, lo, hi }) => (
            <tr key={time} className="border-t border-line">
              <td>{format.dateTime(time)}</td>
              <td className="text-right">
                {write(value!)}
                {lo === undefined || hi === undefined
                  ? ''
                  : ` [${t('delta.interval', { lo: write(lo), hi: write(hi) })}]`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the drawing shows, in a sentence. */
function useSummary({ points }: Panel, write: (value: number) => string): string {
  const t = useTranslate();
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const last = values.at(-1);
  if (last === undefined) return t('drift.panel.empty');
  return t('drift.panel.summary', {
    low: write(Math.min(...values)),
    high: write(Math.max(...values)),
    last: write(last),
  });
}
