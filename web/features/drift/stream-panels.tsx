'use client';

import type { DriftHistory } from '@almenara/contract';
import { useMemo, useState } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { dayTicks } from '../../ui/charts/day-ticks';
import { placeTime, plotBand, plotBars, plotLine, placeValue } from '../../ui/charts/plot-scale';
import { useFormat } from '../../ui/format/format-provider';
import { EventRail } from './event-rail';
import { PanelFigure } from './panel-figure';
import { preparePanels } from './prepare-panels';
import type { WindowsState } from './use-windows';
import { WindowLanes } from './window-lanes';
import { HOUR_MS } from './windows';
import { writeEvidence } from './write-evidence';

const MOST_TICKS = 8;

/** Three panels with one axis of time, one cursor, and the windows shaded through all of them. */
export function StreamPanels(props: { project: string; history: DriftHistory; windows: WindowsState }) {
  const t = useTranslate();
  const format = useFormat();
  const { history, windows } = props;
  const panels = useMemo(() => preparePanels(history), [history]);
  const [cursor, setCursor] = useState<number>();
  const { hours, evidence, effect, events } = panels;
  const limits = { from: panels.from, to: panels.to };
  const ticks = useMemo(
    () => dayTicks(panels.from, panels.to, format.timeZone, MOST_TICKS),
    [panels, format.timeZone],
  );
  const writeLog = (log: number) => writeEvidence(log, format);
  const writeEffect = (value: number) => format.number(Number(value.toPrecision(3))).replace('-', '−');
  const shared = {
    hours,
    limits,
    cursor,
    onCursor: setCursor,
    windows: windows.shown,
    ticks: ticks.map(({ time }) => time),
  };
  const point =
    cursor === undefined ? undefined : history.points.find(({ hour }) => Date.parse(hour) === hours[cursor]);
  const told =
    cursor === undefined
      ? t('drift.cursor.none')
      : t('drift.cursor', {
          time: format.dateTime(hours[cursor]),
          evidence: writeEvidence(point?.logStatistic ?? null, format),
          effect: point?.effect ? writeEffect(point.effect.value) : '–',
          events: format.count(point?.events ?? null),
        });
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <EventRail project={props.project} history={history} limits={limits} />
      <PanelFigure
        {...shared}
        title={t('drift.panel.evidence')}
        panel={evidence}
        height="h-36"
        write={writeLog}
        alarm={evidence.alarm}
        alarmText={
          evidence.alarm === undefined ? '' : t('drift.alarmAt', { alarm: writeLog(evidence.alarm) })
        }
      >
        <path
          d={plotLine(evidence.points, evidence.scale)}
          className="fill-none stroke-series-1"
          strokeWidth={2}
          strokeLinecap="round"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
        {evidence.alarm === undefined ? null : (
          <path
            d={`M0 ${placeValue(evidence.alarm, evidence.scale)}H100`}
            className="fill-none stroke-ink"
            strokeDasharray="5 4"
            vectorEffect="non-scaling-stroke"
          />
        )}
      </PanelFigure>
      <PanelFigure
        {...shared}
        title={t('drift.panel.effect')}
        panel={effect}
        height="h-24"
        write={writeEffect}
      >
        <path d={plotBand(effect.points, effect.scale)} className="fill-series-1/20" />
        <path
          d={plotLine(effect.points, effect.scale)}
          className="fill-none stroke-series-1"
          strokeWidth={2}
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
        />
      </PanelFigure>
      <PanelFigure
        {...shared}
        title={t('drift.panel.events')}
        panel={events}
        height="h-16"
        write={format.number}
      >
        <path d={plotBars(events.points, HOUR_MS, events.scale)} className="fill-series-1" />
      </PanelFigure>
      <div aria-hidden="true" className="relative ml-14 h-4 text-meta text-ink-2">
        {ticks.map(({ time, isDay }, index) => (
          <span
            key={time}
            className={`absolute -translate-x-1/2 whitespace-nowrap ${index % 2 ? 'max-sm:hidden' : ''}`}
            style={{ left: `${Math.min(96, Math.max(3, placeTime(time, limits)))}%` }}
          >
            {isDay ? format.day(time) : format.minute(time)}
          </span>
        ))}
      </div>
      <p aria-live="polite" className="min-h-8 text-meta text-ink-2 sm:min-h-4" data-cursor>
        {told}
      </p>
      <WindowLanes windows={windows} limits={limits} />
    </div>
  );
}
