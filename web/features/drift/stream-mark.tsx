'use client';

import { CircleCheck, CirclePause, CircleHelp, Flame, Hourglass } from 'lucide-react';
import { useTranslate } from '../../i18n/i18n-provider';
import type { StreamState } from './drift-verdict';

const MARKS = {
  quiet: { Icon: CircleCheck, tone: 'text-ok' },
  drifting: { Icon: Flame, tone: 'text-ember' },
  learning: { Icon: Hourglass, tone: 'text-ink-2' },
  insufficient: { Icon: CircleHelp, tone: 'text-ink-2' },
  off: { Icon: CirclePause, tone: 'text-ink-3' },
} as const satisfies Record<StreamState, unknown>;

export function StreamIcon(props: { state: StreamState; size: number; className?: string }) {
  const { Icon, tone } = MARKS[props.state];
  return (
    <Icon size={props.size} aria-hidden="true" className={`shrink-0 ${tone} ${props.className ?? ''}`} />
  );
}

/** Icon and word: a state is never told by colour alone. */
export function StreamMark(props: { state: StreamState }) {
  const t = useTranslate();
  return (
    <span className={`inline-flex items-center gap-1 font-medium ${MARKS[props.state].tone}`}>
      <StreamIcon state={props.state} size={14} />
      {t(`drift.state.${props.state}`)}
    </span>
  );
}
