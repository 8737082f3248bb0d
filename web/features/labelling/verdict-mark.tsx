'use client';

import { CircleCheck, CircleHelp, CircleX } from 'lucide-react';
import { useTranslate } from '../../i18n/i18n-provider';
import { verdictWord } from './verdict-words';

const MARKS: Record<string, typeof CircleCheck> = {
  supported: CircleCheck,
  good: CircleCheck,
  unsupported: CircleX,
  bad: CircleX,
};

/** Icon and word of a verdict. */
export function VerdictMark(props: { verdict: string }) {
  const t = useTranslate();
  const Icon = MARKS[props.verdict] ?? CircleHelp;
  return (
    <span className="inline-flex items-center gap-1 font-medium whitespace-nowrap">
      <Icon size={14} aria-hidden="true" className="shrink-0" />
      {verdictWord(t, props.verdict)}
    </span>
  );
}
