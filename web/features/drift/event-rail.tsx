'use client';

import type { DriftHistory } from '@almenara/contract';
import { Bot, MessageSquareText, Rocket } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { prepareIncidents, prepareRail, type RailMark } from './prepare-rail';
import type { TimeWindow } from './windows';

const ICONS = { release: Rocket, prompt: MessageSquareText, model: Bot } as const;

/** What changed in the application along the timeline, and the incidents of the stream. */
export function EventRail(props: { project: string; history: DriftHistory; limits: TimeWindow }) {
  const t = useTranslate();
  const format = useFormat();
  const { history, limits } = props;
  const marks = prepareRail(history.marks, limits);
  const incidents = prepareIncidents(history.incidents, limits);
  const [shown, setShown] = useState<RailMark>();
  const told = (mark: RailMark) =>
    mark.changes
      .map(({ time, dimension, value }) =>
        t('drift.mark', { what: t(`dimension.${dimension}`), value, time: format.dateTime(time) }),
      )
      .join(' · ');
  return (
    <div role="group" aria-label={t('drift.rail')} className="flex flex-col gap-1">
      <p aria-live="polite" className="min-h-8 text-meta text-ink-2 sm:min-h-4">
        {shown ? told(shown) : t('drift.rail.summary', { marks: marks.length, incidents: incidents.length })}
      </p>
      <div className="relative ml-14 h-6 border-b border-line bg-raised">
        {incidents.map(({ key, left, width }) => (
          <Link
            key={key}
            href={`/${props.project}/incidents/${key}`}
            aria-label={t('incidents.key', { key })}
            title={t('incidents.key', { key })}
            className="absolute inset-y-0 min-w-2 overflow-hidden border-l-2 border-ember bg-ember-tint px-1 text-meta leading-6 whitespace-nowrap text-ember-on-tint"
            style={{ left: `${Math.min(98, left)}%`, width: `${width}%` }}
          >
            {key}
          </Link>
        ))}
        {marks.map((mark) => {
          const Icon = ICONS[mark.changes[0]!.dimension];
          return (
            <button
              key={mark.time}
              type="button"
              aria-label={told(mark)}
              className="absolute top-0 inline-flex size-6 -translate-x-1/2 items-center justify-center rounded-control text-ink hover:bg-selected"
              style={{ left: `${Math.min(98, Math.max(2, mark.at))}%` }}
              onFocus={() => setShown(mark)}
              onBlur={() => setShown(undefined)}
              onMouseEnter={() => setShown(mark)}
              onMouseLeave={() => setShown(undefined)}
            >
              <Icon size={14} strokeWidth={1.75} aria-hidden="true" />
            </button>
          );
        })}
      </div>
    </div>
  );
}
