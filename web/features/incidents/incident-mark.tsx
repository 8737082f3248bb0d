'use client';

import { CircleCheck, Clock, Eye, Flame } from 'lucide-react';
import { useTranslate } from '../../i18n/i18n-provider';
import type { IncidentState } from './incident-words';

const MARKS = {
  open: { Icon: Flame, tone: 'text-ember' },
  acknowledged: { Icon: Eye, tone: 'text-warning' },
  snoozed: { Icon: Clock, tone: 'text-ink-2' },
  closed: { Icon: CircleCheck, tone: 'text-ink-2' },
} as const;

export function IncidentMark(props: { state: IncidentState }) {
  const t = useTranslate();
  const { Icon, tone } = MARKS[props.state];
  return (
    <span className={`inline-flex items-center gap-1 font-medium whitespace-nowrap ${tone}`}>
      <Icon size={14} aria-hidden="true" className="shrink-0" />
      {t(`incidents.state.${props.state}`)}
    </span>
  );
}
