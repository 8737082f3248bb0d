'use client';

import type { RemediationDetail } from '@almenara/contract';
import { Activity, CircleX, Database, Eye, TriangleAlert } from 'lucide-react';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { Section } from '../../ui/section/section';
import { noteOfHistory } from './remediation-words';
import { STATE_ICONS } from './state-mark';

const ICONS = {
  ...STATE_ICONS,
  progress: Activity,
  dataset_ready: Database,
  delivery_failed: CircleX,
  looked: Eye,
  contradicted: TriangleAlert,
} as const satisfies Record<RemediationDetail['history'][number]['event'], unknown>;

/** Who and what moved it, the oldest first. Nothing in it is ever changed. */
export function RemediationHistory(props: { history: RemediationDetail['history'] }) {
  const t = useTranslate();
  const format = useFormat();
  return (
    <Section title={t('remediations.history')}>
      <ol className="panel flex flex-col gap-3" data-history>
        {props.history.map((told) => {
          const { id, at, event, by } = told;
          const note = noteOfHistory(told, t);
          const Icon = ICONS[event];
          return (
            <li key={id} className="flex items-start gap-2" data-event={event}>
              <Icon size={16} strokeWidth={1.75} aria-hidden="true" className="mt-0.5 shrink-0 text-ink-2" />
              <div className="min-w-0">
                <p className="text-data">
                  {by === null
                    ? t(`remediations.event.${event}`)
                    : t('incidents.event.by', { event: t(`remediations.event.${event}`), name: by.name })}
                </p>
                {note ? (
                  <p className="text-data whitespace-pre-wrap [overflow-wrap:anywhere]">{note}</p>
                ) : null}
                <p className="text-meta text-ink-3">
                  <time title={format.exact(at)}>{format.dateTime(at)}</time>
                </p>
              </div>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
