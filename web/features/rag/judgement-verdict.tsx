'use client';

import { CircleCheck, CircleDashed, CircleHelp, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { MessageKey } from '../../i18n/translate';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import type { Judgement } from './read-judgement';

type State = Judgement['state'] | 'none';

const LOOKS: Record<State, { icon: ReactNode; className: string; text: MessageKey }> = {
  supported: {
    icon: <CircleCheck size={16} aria-hidden="true" />,
    className: 'bg-ok-tint text-ok-on-tint',
    text: 'rag.supported',
  },
  unsupported: {
    icon: <TriangleAlert size={16} aria-hidden="true" />,
    className: 'bg-warning-tint text-warning-on-tint',
    text: 'rag.unsupported',
  },
  notApplicable: {
    icon: <CircleHelp size={16} aria-hidden="true" />,
    className: 'bg-raised text-ink',
    text: 'rag.notApplicable',
  },
  failed: {
    icon: <TriangleAlert size={16} aria-hidden="true" />,
    className: 'bg-danger-tint text-danger-on-tint',
    text: 'rag.failed',
  },
  none: {
    icon: <CircleDashed size={16} aria-hidden="true" />,
    className: 'bg-raised text-ink',
    text: 'rag.notJudged',
  },
};

/** What the evaluator says of the answer, with everything that says how far to trust it. */
export function JudgementVerdict(props: { judgement: Judgement | undefined }) {
  const t = useTranslate();
  const format = useFormat();
  const { judgement } = props;
  const state = judgement?.state ?? 'none';
  const { icon, className, text } = LOOKS[state];
  const notes: MessageKey[] = [];
  if (state === 'none') notes.push('rag.notJudged.why');
  if (state === 'notApplicable') notes.push('rag.notApplicable.why');
  if (state === 'failed') notes.push('rag.failed.why');
  if (judgement?.isForeign) notes.push('rag.englishModel');
  if (judgement?.isTruncated) notes.push('rag.truncated');
  if (judgement?.contextSource === 'tools') notes.push('rag.context.tools');
  if (judgement?.contextSource === 'conversation') notes.push('rag.context.conversation');
  return (
    <section data-judgement={state} className="flex flex-col gap-1" aria-label={t('rag.verdict')}>
      <p className={`flex flex-wrap items-center gap-2 rounded-control px-3 py-2 font-medium ${className}`}>
        {icon}
        {t(text)}
        {judgement && judgement.value !== null ? (
          <span className="font-normal">{t('rag.value', { value: format.score(judgement.value) })}</span>
        ) : null}
      </p>
      {judgement ? (
        <p className="text-meta break-words text-ink-2">
          {judgement.version
            ? t('rag.evaluator', { version: judgement.version })
            : t('rag.evaluatorWithoutVersion')}
        </p>
      ) : null}
      {notes.map((note) => (
        <p key={note} className="max-w-[72ch] text-meta text-ink-2">
          {t(note)}
        </p>
      ))}
    </section>
  );
}
