'use client';

import { type PointerEvent, useRef } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { placeTime } from '../../ui/charts/plot-scale';
import { useFormat } from '../../ui/format/format-provider';
import type { WindowsState } from './use-windows';
import { dragWindow, HOUR_MS, pressWindow, type TimeWindow, type WindowPart } from './windows';

const LANES = ['a', 'b'] as const;
type Lane = (typeof LANES)[number];

/** The two windows along the timeline: each is drawn, moved and stretched by pointer or by keys. */
export function WindowLanes(props: { windows: WindowsState; limits: TimeWindow }) {
  const t = useTranslate();
  const { windows, limits } = props;
  const { shown } = windows;
  if (!shown) return null;
  return (
    <div role="group" aria-label={t('drift.windows')} className="flex flex-col gap-1">
      {LANES.map((lane) => (
        <WindowLane
          key={lane}
          lane={lane}
          window={shown[lane]}
          limits={limits}
          onMove={(window) => windows.move({ ...shown, [lane]: window })}
          onEnter={windows.compare}
        />
      ))}
    </div>
  );
}

function WindowLane(props: {
  lane: Lane;
  window: TimeWindow;
  limits: TimeWindow;
  onMove: (window: TimeWindow) => void;
  onEnter: () => void;
}) {
  const t = useTranslate();
  const format = useFormat();
  const track = useRef<HTMLDivElement>(null);
  const drag = useRef<{ part: WindowPart; from: number; original: TimeWindow }>(undefined);
  const { lane, window, limits, onMove } = props;

  const timeAt = ({ clientX }: PointerEvent) => {
    const box = track.current!.getBoundingClientRect();
    return limits.from + ((clientX - box.left) / box.width) * (limits.to - limits.from);
  };
  const begin = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const target = event.target as HTMLElement;
    const part = (target.closest<HTMLElement>('[data-part]')?.dataset['part'] ?? 'new') as WindowPart;
    drag.current = { part, from: timeAt(event), original: window };
    track.current!.setPointerCapture(event.pointerId);
  };
  const follow = (event: PointerEvent) => {
    if (!drag.current) return;
    const { part, from, original } = drag.current;
    onMove(dragWindow(part, original, { from, to: timeAt(event) }, limits));
  };
  const end = () => {
    drag.current = undefined;
  };

  const left = placeTime(window.from, limits);
  const width = placeTime(window.to, limits) - left;
  const isOutside = window.to <= limits.from || window.from >= limits.to;
  const look =
    lane === 'a' ? 'border-ink-3 bg-surface text-ink-2' : 'border-accent bg-accent-tint text-accent-on-tint';
  return (
    <div className="flex items-center">
      <span className="w-14 shrink-0 text-meta font-medium text-ink-2">
        {t(`drift.window.short.${lane}`)}
      </span>
      <div
        ref={track}
        className="relative h-8 min-w-0 flex-1 cursor-crosshair touch-none rounded-control bg-raised"
        data-lane={lane}
        onPointerDown={begin}
        onPointerMove={follow}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <div
          role="slider"
          tabIndex={0}
          aria-label={t(`drift.window.${lane}`)}
          aria-valuemin={Math.round(limits.from / HOUR_MS)}
          aria-valuemax={Math.round(limits.to / HOUR_MS)}
          aria-valuenow={Math.round(window.from / HOUR_MS)}
          aria-valuetext={t('scope.between', {
            from: format.dateTime(window.from),
            to: format.dateTime(window.to),
          })}
          aria-describedby="window-keys"
          data-part="body"
          className={`absolute inset-y-0 flex min-w-4 cursor-grab items-center justify-center overflow-hidden border-2 rounded-control text-meta ${look} ${
            isOutside ? 'opacity-60' : ''
          }`}
          style={{ left: `min(${left}%, 100% - 1rem)`, width: `${width}%` }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') props.onEnter();
            const moved = pressWindow(window, event, limits);
            if (!moved) return;
            event.preventDefault();
            onMove(moved);
          }}
        >
          <span
            data-part="start"
            aria-hidden="true"
            className="absolute inset-y-0 left-0 w-2 cursor-ew-resize"
          />
          <span className="pointer-events-none font-medium">{lane.toUpperCase()}</span>
          <span
            data-part="end"
            aria-hidden="true"
            className="absolute inset-y-0 right-0 w-2 cursor-ew-resize"
          />
        </div>
      </div>
    </div>
  );
}
