'use client';

import type { StepLoop, StepMark } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { explainMark, sourceOfMark } from './explain-mark';
import { MarkBadge } from './mark-badge';

/** The marks of one span in sentences, each with how it is known. */
export function MarkList(props: { marks: readonly StepMark[]; loops: readonly StepLoop[] }) {
  const t = useTranslate();
  const { marks, loops } = props;
  if (marks.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1" aria-label={t('steps.marks')}>
      {marks.map((mark, index) => (
        <li key={index} className="flex flex-wrap items-center gap-2 text-data">
          <MarkBadge mark={mark} loops={loops} />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {explainMark(mark, loops, t)} <span className="text-ink-2">{sourceOfMark(mark, t)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
