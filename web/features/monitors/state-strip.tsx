'use client';

import type { MonitorItem } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { prepareStateStrip } from './prepare-state-strip';

/** As much as the API tells of each monitor. */
export const STRIP_MS = 7 * 86_400_000;

type Outcome = MonitorItem['strip'][number]['outcome'];

/** Heights tell apart what colours do, for whoever does not see those. */
const LOOKS: Readonly<Record<Outcome, string>> = {
  quiet: 'h-0.5 bg-ok',
  recovered: 'h-0.5 bg-ok',
  insufficient: 'h-1.5 bg-ink-3',
  no_data: 'h-0 border-t-2 border-dotted border-ink-3',
  alarm: 'h-full bg-ember',
};

/** What a monitor said over a time, from quiet at the bottom to an alarm of full height. */
export function StateStrip(props: {
  strip: MonitorItem['strip'];
  from: number;
  to: number;
  className?: string;
}) {
  const t = useTranslate();
  const format = useFormat();
  const { parts, lasted } = prepareStateStrip(props.strip, props);
  const summary = lasted
    .map(({ outcome, ms }) =>
      t('monitors.strip.lasted', { outcome: t(`monitors.outcome.${outcome}`), time: format.duration(ms) }),
    )
    .join(', ');
  const label = t('monitors.strip', {
    from: format.dateTime(props.from),
    to: format.dateTime(props.to),
    summary: summary || t('monitors.strip.empty'),
  });
  return (
    <div
      role="img"
      aria-label={label}
      title={label}
      className={`relative border-b border-line ${props.className ?? 'h-6'}`}
    >
      {parts.map(({ outcome, left, width }) => (
        <span
          key={left}
          className={`absolute bottom-0 min-w-px ${LOOKS[outcome]}`}
          style={{ left: `${left}%`, width: `${width}%` }}
        />
      ))}
    </div>
  );
}
