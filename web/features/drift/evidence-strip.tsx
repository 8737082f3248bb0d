'use client';

import { placeTime, placeValue, plotLine } from '../../ui/charts/plot-scale';
import { prepareStrip, type StripPoint } from './prepare-strip';

/** The evidence of the last hours against its alarm line. The words beside it say the same. */
export function EvidenceStrip(props: {
  recent: readonly StripPoint[];
  logAlarm: number;
  isAlarmed: boolean;
  className?: string;
}) {
  const strip = prepareStrip(props.recent, props.logAlarm);
  const last = strip.points.at(-1);
  return (
    <div aria-hidden="true" className={`relative border-b border-line ${props.className ?? 'h-10'}`}>
      <svg
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        className="absolute inset-0 size-full overflow-visible"
      >
        <path
          d={`M0 ${strip.alarm}H100`}
          className="fill-none stroke-ink-3"
          strokeDasharray="4 3"
          vectorEffect="non-scaling-stroke"
        />
        <path
          d={plotLine(strip.points, strip.scale)}
          className={`fill-none ${props.isAlarmed ? 'stroke-ember' : 'stroke-series-1'}`}
          strokeWidth={2}
          strokeLinecap="round"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      {last ? (
        <span
          className={`absolute -mt-1 -ml-1 size-2 rounded-full ${props.isAlarmed ? 'bg-ember' : 'bg-series-1'}`}
          style={{
            left: `${placeTime(last.time, strip.scale)}%`,
            top: `${placeValue(last.value ?? 0, strip.scale)}%`,
          }}
        />
      ) : null}
    </div>
  );
}
