'use client';

import type { SpanStatus } from '@almenara/contract';
import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslate } from '../../i18n/i18n-provider';

const MARKS = {
  ok: { Icon: CircleCheck, tone: 'text-ok' },
  error: { Icon: CircleAlert, tone: 'text-danger' },
  unset: { Icon: CircleDashed, tone: 'text-ink-3' },
} as const;

/** Icon and word: the state is never told by colour alone. */
export function StatusMark(props: { status: SpanStatus; isShort?: boolean }) {
  const t = useTranslate();
  const { Icon, tone } = MARKS[props.status];
  const word = t(`status.${props.status}`);
  return (
    <span className={`inline-flex items-center gap-1 ${tone}`} title={word}>
      <Icon size={14} aria-hidden="true" className="shrink-0" />
      <span className={props.isShort ? 'sr-only' : ''}>{word}</span>
    </span>
  );
}
