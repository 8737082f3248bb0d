'use client';

import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../format/format-provider';
import { linePath, placeX, placeY, PLOT } from './place-on-plot';

export interface SharePoint {
  readonly x: number;
  readonly y: number;
  /** Interval of `y`. */
  readonly lo?: number;
  readonly hi?: number;
}

const TICKS = [0, 0.5, 1];
/** At the ends of the axis, numbers stay inside the drawing. */
const ANCHORS: Record<number, 'start' | 'middle' | 'end'> = { 0: 'start', 1: 'end' };

/** Shares against shares: a drawing over the diagonal, a cursor for the keyboard, and the same points as a table. */
export function SharePlot<Point extends SharePoint>(props: {
  title: string;
  headline: ReactNode;
  xName: string;
  yName: string;
  points: readonly Point[];
  kind: 'line' | 'dots';
  /** A further line behind the points. */
  curve?: readonly SharePoint[];
  /** What the drawing shows, in a sentence. */
  summary: string;
  columns: readonly string[];
  writeRow: (point: Point) => readonly string[];
}) {
  const t = useTranslate();
  const id = useId();
  const [cursor, setCursor] = useState<number>();
  const [isTable, setIsTable] = useState(false);
  const { title, points, columns, writeRow } = props;
  const at = cursor === undefined ? undefined : points[cursor];
  const move = (event: KeyboardEvent) => {
    const last = points.length - 1;
    const from = cursor ?? -1;
    const next = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last }[event.key];
    if (next === undefined || points.length === 0) return;
    event.preventDefault();
    setCursor(Math.max(0, Math.min(last, next)));
  };
  return (
    <figure className="panel flex min-w-0 flex-col gap-2" aria-labelledby={`${id}-title`}>
      <figcaption className="flex flex-wrap items-baseline justify-between gap-2">
        <h3 id={`${id}-title`} className="text-body font-medium text-ink-2">
          {title}
        </h3>
        <button
          type="button"
          className="text-meta text-accent underline"
          onClick={() => setIsTable(!isTable)}
        >
          {isTable ? t('chart.asChart') : t('chart.asTable')}
        </button>
      </figcaption>
      <div className="text-section font-strong">{props.headline}</div>
      {isTable ? (
        <div className="h-[280px] overflow-auto" tabIndex={0} role="region" aria-labelledby={`${id}-title`}>
          <table className="w-full text-data">
            <thead className="text-left text-ink-2">
              <tr>
                {columns.map((name) => (
                  <th key={name} scope="col" className="pr-3">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {points.map((point, index) => (
                <tr key={index} className="border-t border-line">
                  {writeRow(point).map((cell, column) => (
                    <td key={columns[column]} className="pr-3">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div
          tabIndex={0}
          role="group"
          aria-label={t('chart.keys', { title })}
          onKeyDown={move}
          onBlur={() => setCursor(undefined)}
        >
          <Drawing {...props} cursor={cursor} />
        </div>
      )}
      <p aria-live="polite" className="min-h-8 text-meta text-ink-2">
        {at ? columns.map((name, column) => `${name} ${writeRow(at)[column]}`).join(', ') : props.summary}
      </p>
    </figure>
  );
}

function Drawing(props: {
  xName: string;
  yName: string;
  points: readonly SharePoint[];
  kind: 'line' | 'dots';
  curve?: readonly SharePoint[];
  cursor: number | undefined;
}) {
  const format = useFormat();
  const { points, kind, curve, cursor } = props;
  const { size, left, right, top, bottom } = PLOT;
  const middle = (left + size - right) / 2;
  return (
    <svg viewBox={`0 0 ${size} ${size}`} className="mx-auto w-full max-w-[340px]" aria-hidden="true">
      {TICKS.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={size - right} y1={placeY(tick)} y2={placeY(tick)} className="stroke-line" />
          <text x={left - 6} y={placeY(tick) + 4} textAnchor="end" className="fill-ink-2 text-[10px]">
            {format.rate(tick)}
          </text>
          <text
            x={placeX(tick)}
            y={size - bottom + 13}
            textAnchor={ANCHORS[tick] ?? 'middle'}
            className="fill-ink-2 text-[10px]"
          >
            {format.rate(tick)}
          </text>
        </g>
      ))}
      <text x={middle} y={size - 4} textAnchor="middle" className="fill-ink-2 text-[10px]">
        {props.xName}
      </text>
      <text
        transform={`translate(9 ${(top + size - bottom) / 2}) rotate(-90)`}
        textAnchor="middle"
        className="fill-ink-2 text-[10px]"
      >
        {props.yName}
      </text>
      <path
        d={linePath([
          { x: 0, y: 0 },
          { x: 1, y: 1 },
        ])}
        className="fill-none stroke-ink-3"
        strokeDasharray="4 4"
      />
      {curve ? <path d={linePath(curve)} className="fill-none stroke-series-2" strokeWidth={2} /> : null}
      {kind === 'line' ? (
        <path d={linePath(points)} className="fill-none stroke-series-1" strokeWidth={2} />
      ) : null}
      {points.map((point, index) => (
        <g key={index}>
          {point.lo === undefined || point.hi === undefined ? null : (
            <line
              x1={placeX(point.x)}
              x2={placeX(point.x)}
              y1={placeY(point.lo)}
              y2={placeY(point.hi)}
              className="stroke-series-1"
              strokeWidth={2}
            />
          )}
          {kind === 'dots' || index === cursor ? (
            <circle
              cx={placeX(point.x)}
              cy={placeY(point.y)}
              r={index === cursor ? 6 : 4}
              className="fill-series-1"
            />
          ) : null}
        </g>
      ))}
    </svg>
  );
}
