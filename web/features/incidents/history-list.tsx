'use client';

import type { Incident } from '@almenara/contract';
import {
  AlarmClock,
  ArrowUp,
  Ban,
  Bell,
  CircleCheck,
  CircleHelp,
  CircleX,
  Clock,
  Eye,
  FileText,
  Flame,
  Layers,
  Lightbulb,
  Merge,
  MessageSquare,
  Pause,
  RotateCcw,
  Send,
  ShieldCheck,
  SkipForward,
  ThumbsDown,
  ThumbsUp,
  TriangleAlert,
  Wrench,
} from 'lucide-react';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { Section } from '../../ui/section/section';
import { noteOfEvent } from './note-of-event';

const ICONS = {
  opened: Flame,
  acknowledged: Eye,
  snoozed: Clock,
  snooze_ended: AlarmClock,
  commented: MessageSquare,
  evidence_added: FileText,
  stream_added: Layers,
  merged: Merge,
  severity_raised: ArrowUp,
  notified: Bell,
  closed: CircleCheck,
  reopened: RotateCcw,
  target_paused: Pause,
  remediation_proposed: Lightbulb,
  remediation_approved: ThumbsUp,
  remediation_rejected: ThumbsDown,
  remediation_expired: Clock,
  remediation_skipped: SkipForward,
  remediation_delivered: Send,
  remediation_delivery_unknown: CircleHelp,
  remediation_succeeded: Wrench,
  remediation_failed: CircleX,
  remediation_timed_out: Clock,
  remediation_cancelled: Ban,
  remediation_verified: ShieldCheck,
  remediation_not_fixed: TriangleAlert,
  remediation_inconclusive: CircleHelp,
} as const;

/** What people and the system did, the oldest first. Nothing in it is ever changed. */
export function HistoryList(props: { history: Incident['history'] }) {
  const t = useTranslate();
  const format = useFormat();
  return (
    <Section title={t('incidents.history')}>
      <ol className="panel flex flex-col gap-3" data-history>
        {props.history.map((told) => {
          const { id, at, event, by } = told;
          const note = noteOfEvent(told, t);
          const Icon = ICONS[event];
          return (
            <li key={id} className="flex items-start gap-2" data-event={event}>
              <Icon size={16} strokeWidth={1.75} aria-hidden="true" className="mt-0.5 shrink-0 text-ink-2" />
              <div className="min-w-0">
                <p className="text-data">
                  {by === null
                    ? t(`incidents.event.${event}`)
                    : t('incidents.event.by', { event: t(`incidents.event.${event}`), name: by.name })}
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
